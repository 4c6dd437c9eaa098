using Microsoft.AspNetCore.Hosting;
using NSubstitute;
using UserMacro.WebApi.Admin;

namespace UserMacro.WebApi.Tests.Admin;

public sealed class AdminBuildTests : IDisposable
{
    readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("admin-build");
    readonly AdminBuild _build;

    public AdminBuildTests()
    {
        var environment = Substitute.For<IWebHostEnvironment>();
        environment.ContentRootPath.Returns(_content.FullName);
        _build = new(environment);
    }

    string Root => Path.Combine(_content.FullName, "wwwroot", "admin");

    public void Dispose() => _content.Delete(recursive: true);

    [Fact]
    public void FindEntry_NotBuilt_IsNone()
    {
        _build.FindEntry("src/host/connect/admin.ts").ShouldBeNull();
        _build.FindFile("main.js").ShouldBeNull();
    }

    [Fact]
    public void FindEntry_Built_NamesScriptAndStylesOfItsImports()
    {
        Directory.CreateDirectory(Path.Combine(Root, ".vite"));
        File.WriteAllText(Path.Combine(Root, ".vite", "manifest.json"), """
            {
              "_shared.js": { "file": "shared-1.js", "css": ["shared-2.css"], "imports": ["src/host/connect/admin.ts"] },
              "src/host/connect/admin.ts": { "file": "main-3.js", "isEntry": true, "imports": ["_shared.js"], "css": ["main-4.css"] }
            }
            """);

        var entry = _build.FindEntry("src/host/connect/admin.ts")!;

        entry.Script.ShouldBe("main-3.js");
        entry.Styles.ShouldContain("shared-2.css");
        entry.Styles.ShouldContain("main-4.css");
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void FindFile_OutsideTheBuild_IsNone(string path)
    {
        Directory.CreateDirectory(Path.Combine(Root, ".vite"));
        File.WriteAllText(Path.Combine(Root, ".vite", "manifest.json"), "{}");
        File.WriteAllText(Path.Combine(_content.FullName, "wwwroot", "secret.txt"), "x");

        _build.FindFile(path).ShouldBeNull();
    }

    [Fact]
    public void FindFile_OfTheBuild_IsThere()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "main-1.js"), "x");

        _build.FindFile("main-1.js").ShouldNotBeNull();
    }
}
