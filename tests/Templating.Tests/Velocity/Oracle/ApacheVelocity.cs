using System.Diagnostics;
using System.Text;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>Apache Velocity 1.7 of Debian's package, in a process of its own: it says what a template writes.</summary>
public sealed class ApacheVelocity : IAsyncLifetime
{
    static readonly string Classes = Path.Combine(AppContext.BaseDirectory, "oracle");

    static readonly string ClassPath = string.Join(
        Path.PathSeparator, Classes, "/usr/share/java/velocity.jar", "/usr/share/java/commons-lang.jar", "/usr/share/java/commons-collections3.jar");

    readonly SemaphoreSlim _turn = new(1, 1);
    Process? _process;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists("/usr/share/java/velocity.jar"))
        {
            throw new InvalidOperationException("Apache Velocity is not installed: run ./test once.");
        }

        Directory.CreateDirectory(Classes);
        var compiler = Start("javac", "-nowarn", "-cp", ClassPath, "-d", Classes, Path.Combine(AppContext.BaseDirectory, "Oracle.java"));
        await compiler.WaitForExitAsync();
        if (compiler.ExitCode != 0)
        {
            throw new InvalidOperationException(await compiler.StandardError.ReadToEndAsync());
        }

        _process = Start("java", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US", "-cp", ClassPath, "Oracle");
    }

    /// <summary>What the template writes.</summary>
    /// <param name="prelude">A template that sets variables beforehand.</param>
    /// <param name="template">The template.</param>
    public async Task<OracleAnswer> RenderAsync(string prelude, string template)
    {
        var process = _process ?? throw new InvalidOperationException("Not started.");
        await _turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync($"{Encoded(prelude)} {Encoded(template)}");
            await process.StandardInput.FlushAsync();
            var answer = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Apache Velocity has ended.");
            return answer switch
            {
                "syntax" => new(OracleVerdict.Syntax, ""),
                "failure" => new(OracleVerdict.Failure, ""),
                _ => new(OracleVerdict.Output, Encoding.UTF8.GetString(Convert.FromBase64String(answer["output ".Length..]))),
            };
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill();
        _process?.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })
            ?? throw new InvalidOperationException($"{program} did not start.");

    static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
