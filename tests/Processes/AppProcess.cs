using System.Diagnostics;
using System.Net;

namespace UserMacro.Processes;

/// <summary>Our programs, each started as a process of its own.</summary>
public static class AppProcess
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>Starts the program of a project; it may not be ready yet.</summary>
    /// <param name="project">The project, such as <c>WebApi</c>.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="logPath">Takes what it prints.</param>
    /// <param name="workingFolder">Where it is started; null for the folder of its project, which is its content root then.</param>
    public static ChildProcess Start(string project, IReadOnlyDictionary<string, string> settings, string logPath, string? workingFolder = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("dotnet", [Repository.AssemblyOf(project)]) { WorkingDirectory = workingFolder ?? FolderOf(project) };

        // The admin page is built into the project, not beside the assembly.
        if (workingFolder is null)
        {
            start.Environment["ASPNETCORE_CONTENTROOT"] = start.WorkingDirectory;
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return ChildProcess.Start(start, logPath);
    }

    /// <summary>Starts the program of a project and waits until it is ready, as <see cref="ReadyAsync"/> says.</summary>
    public static async Task<ChildProcess> StartAsync(
        string project, IReadOnlyDictionary<string, string> settings, string logPath, Uri readyUrl, string readyText, CancellationToken cancellation)
    {
        var process = Start(project, settings, logPath);
        try
        {
            await process.ReadyAsync(readyUrl, readyText, cancellation);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until <paramref name="url"/> answers 200 with <paramref name="text"/> in it.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    /// <exception cref="TimeoutException">It did not answer for three minutes.</exception>
    public static async Task ReadyAsync(this ChildProcess process, Uri url, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(process);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.StartNew();
        while (!await AnswersAsync(http, url, text, cancellation))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The process ended with {process.ExitCode}: {await process.ReadLogAsync(cancellation)}");
            }

            if (started.Elapsed > Timeout)
            {
                throw new TimeoutException($"{url} did not answer: {await process.ReadLogAsync(cancellation)}");
            }

            await Task.Delay(50, cancellation);
        }
    }

    static string FolderOf(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        return Directory.Exists(folder) ? folder : Path.Combine(Repository.Root, "tests", project);
    }

    static async Task<bool> AnswersAsync(HttpClient http, Uri url, string text, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(url, cancellation);
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync(cancellation)).Contains(text, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
