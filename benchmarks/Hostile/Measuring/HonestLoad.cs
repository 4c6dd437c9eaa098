using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using UserMacro.Traffic;
using UserMacro.Traffic.Rendering;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Measuring;

/// <summary>The tenant whose viewers should notice nothing: 50 renders a second of a macro as many have it.</summary>
sealed class HonestLoad(TestTenant tenant) : IAsyncDisposable
{
    const string Key = "honest";

    const string Block =
        """
        <section class="status"><h2>{{ params.title }}</h2>
        <p>Page <a href="{{ site.base_url }}/pages/{{ page.id }}">{{ page.title }}</a>, version {{ page.version }}.</p>
        {{ if params.title == "high" }}<p class="warn">Please look at this first.</p>{{ else }}<p>All is well.</p>{{ end }}
        <ul><li>Released</li><li>Reviewed</li><li>Planned</li></ul></section>

        """;

    const string Row =
        """<tr class="{{ if i % 2 == 0 }}even{{ else }}odd{{ end }}"><td>{{ i }}</td><td>{{ params.title }}</td>"""
        + "<td>{{ params.title | string.upcase }}</td></tr>";

    readonly OpenLoop _once = new([(tenant, Key)], perSecond: 1);
    readonly ConcurrentQueue<Answer> _answers = new();
    Process? _viewers;
    Task _reading = Task.CompletedTask;

    /// <summary>Publishes the macro; about 2 KB of template.</summary>
    public Task PrepareAsync(CancellationToken cancellation) =>
        tenant.PublishMacroAsync(Key, string.Concat(Enumerable.Repeat(Block, 4)) + $"<table>{{{{ for i in 1..10 }}}}{Row}{{{{ end }}}}</table>", cancellation);

    /// <summary>Begins to render, in another process; continues until this is disposed of.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        // `dotnet` runs the assembly that it is given.
        if (!Path.GetFileNameWithoutExtension(Environment.ProcessPath!).StartsWith("UserMacro", StringComparison.Ordinal))
        {
            start.ArgumentList.Add(typeof(HonestLoad).Assembly.Location);
        }

        start.ArgumentList.Add(HonestViewers.Argument);
        _viewers = Process.Start(start) ?? throw new InvalidOperationException("The viewers did not start.");
        await _viewers.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(new ViewedMacro(tenant.Http.BaseAddress!, tenant.ClientKey, tenant.Secret, Key)));
        await _viewers.StandardInput.FlushAsync();
        _reading = ReadAsync(_viewers.StandardOutput);
    }

    /// <summary>Waits until it renders.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => _once.WarmUpAsync(cancellation);

    /// <summary>The answers to renders that were due in these times.</summary>
    public LoadSummary Between(IEnumerable<(TimeSpan From, TimeSpan To)> times)
    {
        var windows = times.OrderBy(time => time.From).ToArray();
        return new([.. _answers.Where(answer => windows.Any(window => answer.Begun >= window.From && answer.Begun < window.To))]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_viewers is null)
        {
            return;
        }

        _viewers.StandardInput.Close();
        await _reading;
        await _viewers.WaitForExitAsync();
        _viewers.Dispose();
    }

    async Task ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            _answers.Enqueue(JsonSerializer.Deserialize<Answer>(line)!);
        }
    }
}
