using System.CommandLine;
using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Findings;
using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Commands;

/// <summary>The commands and their options.</summary>
internal sealed class CommandTree
{
    readonly Option<string?> _url = new("--url") { Description = $"Address of the service; otherwise {ServiceAddress.Variable}.", Recursive = true };

    readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description = $"File that holds the API token; otherwise {AccessToken.Variable}. The token is never an argument.", Recursive = true,
    };

    readonly Option<string?> _folder = new("--dir") { Description = "Folder of the macros; the current one by default.", Recursive = true };

    readonly Argument<string[]> _keys = new("keys") { Description = "Keys of macros; all macros when none is given.", Arity = ArgumentArity.ZeroOrMore };

    readonly ToolEnvironment _environment;
    readonly Screen _screen;

    CommandTree(ToolEnvironment environment, Screen screen) => (_environment, _screen) = (environment, screen);

    public static RootCommand New(ToolEnvironment environment, Screen screen)
    {
        var tree = new CommandTree(environment, screen);
        return new RootCommand(
            "Keeps the user macros of a Confluence site as files.\n\n"
            + "Exit codes: 0 done, 1 differences or errors in macros, 2 wrong usage, 3 conflict, 4 no or refused token or not allowed, "
            + "5 service or file failed.")
        {
            tree._url, tree._tokenFile, tree._folder, tree.Pull(), tree.Push(), tree.Diff(), tree.Check(), tree.Publish(), tree.Import(),
        };
    }

    Command Pull()
    {
        var force = new Option<bool>("--force") { Description = "Overwrite what was changed here." };
        return New("pull", "Write the service's drafts into the folder.", [force], (session, result, cancellation) =>
            new PullCommand(session).RunAsync(result.GetValue(_keys)!, result.GetValue(force), cancellation));
    }

    Command Push()
    {
        var force = Overwrite();
        return New("push", "Save the folder's macros as drafts.", [force], (session, result, cancellation) =>
            new PushCommand(session).RunAsync(result.GetValue(_keys)!, result.GetValue(force), cancellation));
    }

    Command Diff()
    {
        var published = new Option<bool>("--published") { Description = "Compare with what pages see instead of the draft." };
        return New("diff", "Show what a push would change.", [published], (session, result, cancellation) =>
            new DiffCommand(session).RunAsync(result.GetValue(_keys)!, result.GetValue(published), cancellation));
    }

    Command Check()
    {
        var format = new Option<FindingFormat>("--format") { Description = "text, github (annotations) or json." };
        return New("check", "Tell what is wrong with the folder's macros; store nothing.", [format], (session, result, cancellation) =>
            new CheckCommand(session).RunAsync(result.GetValue(_keys)!, result.GetValue(format), cancellation));
    }

    Command Publish()
    {
        var note = new Option<string>("--note") { Description = "What the version log says.", DefaultValueFactory = _ => "" };
        var force = Overwrite();
        return New("publish", "Save the drafts where need be, and publish them.", [note, force], (session, result, cancellation) =>
            new PublishCommand(session).RunAsync(result.GetValue(_keys)!, result.GetValue(note)!, result.GetValue(force), cancellation));
    }

    Command Import()
    {
        var path = new Argument<string>("path")
        {
            Description = "A folder, a .zip, or a file: .vm, .vtl, .txt with a header, .json or .csv of the deep scan, .xml.",
        };
        var apply = new Option<bool>("--apply") { Description = "Import the macros; without it they are only reported on." };
        var publish = new Option<bool>("--publish") { Description = "Publish those that run; otherwise all become drafts." };
        var onConflict = new Option<string>("--on-conflict")
        {
            Description = "skip, replace or rename: for macros whose key the site already has.",
            DefaultValueFactory = _ => "skip",
        };
        onConflict.AcceptOnlyFromAmong("skip", "replace", "rename");
        var ids = new Option<string?>("--ids") { Description = "CSV with the columns old and new: IDs of Data Center and what they are in the cloud." };
        var csv = new Option<string?>("--csv") { Description = "File to write the report to, for a spreadsheet." };
        var html = new Option<string?>("--html") { Description = "File to write the report to, as a page." };
        var command = new Command("import", "Report how user macros of Confluence Data Center would migrate, and import them.")
        {
            path, apply, publish, onConflict, ids, csv, html,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result,
            (session, parsed, token) => new ImportCommand(session).RunAsync(
                new(
                    Located(parsed.GetValue(path)!)!,
                    parsed.GetValue(apply),
                    parsed.GetValue(publish),
                    parsed.GetValue(onConflict)!,
                    Located(parsed.GetValue(ids)),
                    Located(parsed.GetValue(csv)),
                    Located(parsed.GetValue(html))),
                token),
            cancellation));
        return command;
    }

    string? Located(string? path) => path is null ? null : Path.Combine(_environment.CurrentFolder, path);

    static Option<bool> Overwrite() => new("--force") { Description = "Overwrite what was changed at the service: the folder is right." };

    Command New(string name, string description, IEnumerable<Option> options, Func<Session, ParseResult, CancellationToken, Task<Result<ExitCode>>> run)
    {
        var command = new Command(name, description) { _keys };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellation) => RunAsync(result, run, cancellation));
        return command;
    }

    async Task<int> RunAsync(ParseResult result, Func<Session, ParseResult, CancellationToken, Task<Result<ExitCode>>> run, CancellationToken cancellation)
    {
        if (!Session.Open(result.GetValue(_url), result.GetValue(_tokenFile), result.GetValue(_folder), _environment, _screen)
                .TryGet(out var session, out var failure))
        {
            return Fail(failure);
        }

        using (session)
        {
            try
            {
                return (await run(session, result, cancellation)).TryGet(out var exit, out failure) ? (int)exit : Fail(failure);
            }
            finally
            {
                session.State.Save();
            }
        }
    }

    int Fail(Failure failure)
    {
        _screen.Fail(failure.Message);
        return (int)failure.Exit;
    }
}
