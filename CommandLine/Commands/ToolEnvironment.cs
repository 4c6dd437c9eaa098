namespace UserMacro.CommandLine.Commands;

/// <summary>The environment of a run of the tool.</summary>
internal sealed record ToolEnvironment
{
    public required Func<string, string?> Variable { get; init; }

    public required string CurrentFolder { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person looks at the output.</summary>
    public required bool IsTerminal { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Colours are for terminals whose user did not set <c>NO_COLOR</c>.</summary>
    public bool Colours => IsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The process itself.</summary>
    public static ToolEnvironment OfProcess() => new()
    {
        Variable = Environment.GetEnvironmentVariable,
        CurrentFolder = Environment.CurrentDirectory,
        Output = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsOutputRedirected && !Console.IsErrorRedirected,
        Time = TimeProvider.System,
    };
}
