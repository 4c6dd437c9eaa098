using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Commands;

/// <summary>How a run over several macros goes: each is reported, and the worst decides how the run ends.</summary>
internal sealed class Tally(Screen screen)
{
    public ExitCode Exit { get; private set; }

    /// <summary>Goes through macros until one meets what would meet all others as well.</summary>
    public async Task<ExitCode> EachAsync<T>(IEnumerable<T> macros, Func<T, string> keyOf, Func<T, Task<Failure?>> run)
    {
        foreach (var macro in macros)
        {
            if (await run(macro) is not { } failure)
            {
                continue;
            }

            screen.Fail($"{keyOf(macro)}: {failure.Message}");
            Add(failure.Exit);
            if (failure.EndsAll)
            {
                break;
            }
        }

        return Exit;
    }

    public void Add(ExitCode exit)
    {
        if (exit > Exit)
        {
            Exit = exit;
        }
    }
}
