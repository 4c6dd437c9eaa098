using System.CommandLine;

namespace UserMacro.Silo.Operations;

/// <summary>The commands of operators: <c>UserMacro.Silo operate …</c>. A command is a client of the running cluster, whose grains do the work.</summary>
internal static class OperatorProgram
{
    const string Word = "operate";

    /// <summary>Exit code when the command or an option is wrong (<c>EX_USAGE</c>).</summary>
    public const int Usage = 64;

    /// <summary>Whether the program was started for a command.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments) => arguments is [Word, ..];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The program's arguments. Those such as <c>--Orleans:ClusterId=blue</c> are settings, as for a silo.</param>
    /// <param name="output">Where progress goes.</param>
    /// <param name="errors">Where the line of a fault goes.</param>
    /// <param name="cancellation">Ends the command; work that it began in the cluster continues.</param>
    /// <returns>The exit code: 0; <see cref="Usage"/>; or one of <see cref="Hosting.HostRunner"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var settings = arguments.Where(IsSetting).ToArray();
        var cluster = new OperatorCluster(settings, output, errors);
        var parsed = Commands(cluster).Parse([.. arguments.Skip(1).Where(argument => !IsSetting(argument))]);
        var exit = await parsed.InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false }, cancellation);
        return parsed.Errors.Count > 0 ? Usage : exit;
    }

    // A family of commands is a file of its own beside this one.
    static RootCommand Commands(OperatorCluster cluster) => new(
        "Commands for operators of a User Macro cluster. They read the same configuration as a silo and need a silo that runs.\n\n"
        + "Exit codes: 0 done, 64 wrong usage, 69 no silo or another service answers, 78 wrong configuration.")
    {
        KeyCommands.Create(cluster),
        RecordCommands.Create(cluster),
        MoveCommands.Create(cluster),
        DiagnosticsCommand.Create(cluster),
        TenantCommands.CreateFind(cluster),
        TenantCommands.CreateContain(cluster),
        TenantCommands.CreateRelease(cluster),
        TenantCommands.CreateRevokeSecrets(cluster),
        TenantCommands.CreateTouched(cluster),
        TenantCommands.CreateTell(cluster),
    };

    static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && argument.AsSpan(0, end).Contains(':');
}
