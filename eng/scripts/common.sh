# What `run` and `test` share: finding tools, and doing a step again only when its inputs have changed. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
stamps=$root/artifacts/stamps
mkdir -p "$stamps"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=Release

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

require_tools() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download and start again."
  case "$(cd "$root" && dotnet --version 2>/dev/null)" in
    10.*) ;;
    *) fail "This needs the .NET 10 SDK; 'dotnet --list-sdks' shows what is installed." ;;
  esac
  command -v git >/dev/null && git -C "$root" rev-parse --git-dir >/dev/null 2>&1 || fail "This needs git and a clone of the repository."
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing: install it and start again."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "This needs Node.js 20 or newer; found $(node --version)."
}

require_java() {
  command -v java >/dev/null || fail "DynamoDB Local needs Java 17 or newer, which is missing: install it (Debian: apt-get install default-jre-headless) and start again."
  local version
  version=$(java -version 2>&1 | sed -nE 's/.*version "([0-9]+).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || fail "DynamoDB Local needs Java 17 or newer; found ${version:-an unknown version}."
}

# fingerprint PATHSPEC...: changes when a file that git would keep is added, removed or edited; what builds write is ignored by git.
fingerprint() {
  (cd "$root" && git ls-files --cached --others --exclude-standard -- "$@" | LC_ALL=C sort -u | xargs -d '\n' stat -c '%n %.Y %s' 2>/dev/null | sha256sum | cut -d' ' -f1)
}

# step NAME FINGERPRINT TEXT COMMAND...: runs the command unless it succeeded before on the same inputs; its output is shown when it fails.
step() {
  local name=$1 inputs=$2 text=$3 started=$SECONDS
  shift 3
  [ "$(cat "$stamps/$name" 2>/dev/null)" = "$inputs" ] && return 0
  printf '%-58s' "$text …"
  if "$@" >"$stamps/$name.log" 2>&1; then
    printf 'done (%d s)\n' $((SECONDS - started))
    printf '%s' "$inputs" >"$stamps/$name"
  else
    printf 'failed\n\n'
    tail -n 60 "$stamps/$name.log" >&2
    fail "The step failed; its whole output is in $stamps/$name.log"
  fi
}

npm_install() { npm --prefix "$1" ci --no-audit --no-fund --loglevel=error; }

# packages FOLDER NAME: npm packages of one folder; again when the lock file changed or the packages are gone.
packages() {
  [ -d "$root/$1/node_modules" ] || rm -f "$stamps/npm-$2"
  step "npm-$2" "$(sha256sum "$root/$1/package-lock.json" | cut -d' ' -f1)" "Installing npm packages of $1" npm_install "$root/$1"
}

admin_ui() {
  packages WebApi/AdminUi admin
  [ -f "$root/WebApi/wwwroot/admin/.vite/manifest.json" ] || rm -f "$stamps/admin-build"
  step admin-build "$(fingerprint WebApi/AdminUi WebApi/openapi.json)" "Building the admin page" npm --prefix "$root/WebApi/AdminUi" run build
}

# The scripts of frames, which WebApi's build makes and embeds.
frame_scripts=(WebApi/AdminUi/src/frame WebApi/AdminUi/src/host WebApi/AdminUi/scripts/frame.mjs WebApi/AdminUi/package-lock.json)

# build NAME PATHSPEC... -- PROJECT...: builds when anything under the paths changed. The admin page is not part of any project's build.
build() {
  local name=$1 paths=() ; shift
  while [ "$1" != -- ]; do paths+=("$1"); shift; done
  shift
  step "$name" "$(fingerprint "${paths[@]}" ':!WebApi/AdminUi' eng 'Directory.*.props' global.json) $(fingerprint "${frame_scripts[@]}")" "Building $*" build_projects "$@"
}

build_projects() {
  local project
  for project in "$@"; do dotnet build "$root/$project" -c $configuration -v quiet; done
}

# AWS' DynamoDB Local, for development and tests only (its licence): carried by an npm package whose other dependencies are not needed.
dynamodb_local_package=amplify-dynamodb-simulator@2.9.30
dynamodb_local_integrity=sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==

dynamodb_local() {
  [ -f "$root/artifacts/dynamodb-local/DynamoDBLocal.jar" ] || rm -f "$stamps/dynamodb-local"
  step dynamodb-local "$dynamodb_local_integrity" "Fetching DynamoDB Local" fetch_dynamodb_local
}

fetch_dynamodb_local() {
  local folder=$root/artifacts/dynamodb-local file found
  rm -rf "$folder" && mkdir -p "$folder"
  file=$(cd "$folder" && npm pack --silent "$dynamodb_local_package")
  found=sha512-$(openssl dgst -sha512 -binary "$folder/$file" | base64 -w 0)
  [ "$found" = "$dynamodb_local_integrity" ] || { echo "The package $dynamodb_local_package is not the expected one: $found"; return 1; }
  tar -xzf "$folder/$file" -C "$folder" --strip-components=2 package/emulator
  rm "$folder/$file"
}

assembly() { printf '%s/artifacts/bin/%s/release/UserMacro.%s.dll' "$root" "$1" "$1"; }
