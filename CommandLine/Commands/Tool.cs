using System.CommandLine;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Terminal;

namespace UserMacro.CommandLine.Commands;

/// <summary>A run of the tool, from its arguments to its exit code.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolEnvironment environment, CancellationToken cancellation)
    {
        var screen = new Screen(environment.Output, environment.Error, environment.Colours);
        var parsed = CommandTree.New(environment, screen).Parse(arguments);
        var configuration = new InvocationConfiguration { Output = environment.Output, Error = environment.Error, EnableDefaultExceptionHandler = false };
        try
        {
            var exit = await parsed.InvokeAsync(configuration, cancellation);
            return parsed.Errors.Count > 0 ? (int)ExitCode.Usage : exit;
        }
        catch (OperationCanceledException)
        {
            screen.Fail("Stopped.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            screen.Fail(error.Message);
        }

        return (int)ExitCode.Failed;
    }
}
