using System.Text.Json.Nodes;
using UserMacro.CommandLine.Commands;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>A folder, a service, and the tool between them.</summary>
public abstract class ToolTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();

    internal FakeService Service { get; private set; } = null!;

    internal string Folder => _folder.Path;

    internal Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    internal TimeProvider Time { get; set; } = TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        Service = await FakeService.StartAsync();
        Variables["USERMACRO_URL"] = Service.Url;
        Variables["USERMACRO_TOKEN"] = FakeService.Token;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(isTerminal: false, arguments);

    internal async Task<ToolRun> RunAsync(bool isTerminal, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Tool.RunAsync(
            arguments,
            new()
            {
                Variable = Variables.GetValueOrDefault,
                CurrentFolder = Folder,
                Output = output,
                Error = error,
                IsTerminal = isTerminal,
                Time = Time,
            },
            TestContext.Current.CancellationToken);
        var run = new ToolRun(exit, output.ToString(), error.ToString());
        (run.Output + run.Error).ShouldNotContain(FakeService.Token);
        return run;
    }

    internal string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    internal bool Exists(string file) => File.Exists(Path.Combine(Folder, file));

    internal void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    internal void WriteMacro(string key, string template = "<b>{{ params.text }}</b>\n")
    {
        Write($"{key}/macro.yaml", $"name: {key}\n");
        Write($"{key}/template.scriban", template);
    }

    internal FakeMacro Store(string key, JsonObject? definition = null) => Service.Stored[key] = new(definition ?? FakeDefinitions.Plain(key));
}
