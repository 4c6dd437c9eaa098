using UserMacro.Traffic.Rendering;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Measuring;

/// <summary>The tenant whose viewers should notice nothing: 50 renders a second of a macro as many have it.</summary>
sealed class HonestLoad(TestTenant tenant) : IAsyncDisposable
{
    const int RendersPerSecond = 50;
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

    readonly OpenLoop _renders = new([(tenant, Key)], RendersPerSecond);
    readonly CancellationTokenSource _over = new();
    Task _running = Task.CompletedTask;

    /// <summary>Publishes the macro; about 2 KB of template.</summary>
    public Task PrepareAsync(CancellationToken cancellation) =>
        tenant.PublishMacroAsync(Key, string.Concat(Enumerable.Repeat(Block, 4)) + $"<table>{{{{ for i in 1..10 }}}}{Row}{{{{ end }}}}</table>", cancellation);

    /// <summary>Begins to render; continues until this is disposed of.</summary>
    public void Start(CancellationToken cancellation) => _running = _renders.RunAsync(_over.Token, cancellation);

    /// <summary>Waits until it renders.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => _renders.WarmUpAsync(cancellation);

    /// <summary>The answers to renders that were due in these times.</summary>
    public LoadSummary Between(IEnumerable<(TimeSpan From, TimeSpan To)> times)
    {
        var windows = times.OrderBy(time => time.From).ToArray();
        return new([.. _renders.Answers.Where(answer => windows.Any(window => answer.Begun >= window.From && answer.Begun < window.To))]);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _over.Dispose();
    }
}
