using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;
using UserMacro.CommandLine.State;
using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Commands;

/// <summary>The service, the folder and the screen of one run.</summary>
internal sealed class Session : IDisposable
{
    readonly ApiTransport _transport;

    Session(ApiTransport transport, MacroRoot root, Uri service, Screen screen, string shownFolder)
    {
        _transport = transport;
        Api = new(transport);
        Migration = new(transport);
        Limits = new(transport);
        Folders = new(root);
        State = SyncState.Load(root, service);
        Screen = screen;
        Report = new(screen, shownFolder);
    }

    public MacroApi Api { get; }

    public MigrationApi Migration { get; }

    public LimitsApi Limits { get; }

    public MacroFolders Folders { get; }

    public SyncState State { get; }

    public Screen Screen { get; }

    public FindingReport Report { get; }

    public static Result<Session> Open(string? url, string? tokenFile, string? folder, ToolEnvironment environment, Screen screen)
    {
        if (!ServiceAddress.Read(url, environment.Variable).TryGet(out var service, out var failure))
        {
            return failure;
        }

        var file = tokenFile is null ? null : Path.Combine(environment.CurrentFolder, tokenFile);
        if (!AccessToken.Read(file, environment.Variable).TryGet(out var token, out failure))
        {
            return failure;
        }

        var root = new MacroRoot(Path.Combine(environment.CurrentFolder, folder ?? ""));
        var transport =
            new ApiTransport(
                service, token, environment.Time, wait => screen.Note($"The service is busy; asking again in {Math.Ceiling(wait.TotalSeconds)} s."));
        return new Session(transport, root, service, screen, Shown(environment.CurrentFolder, root.FullPath));
    }

    /// <summary>Remembers that folder and service have met.</summary>
    public void Remember(string key, string filesHash, int draft, string definition) => State.Set(key, new(draft, definition, filesHash));

    public void Dispose() => _transport.Dispose();

    static string Shown(string from, string folder)
    {
        var relative = Path.GetRelativePath(from, folder).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? "" : relative + '/';
    }
}
