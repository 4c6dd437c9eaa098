using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Hostile.Tests.Entries;
using UserMacro.Processes;
using UserMacro.Traffic.Hostile;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Tests.Depth;

/// <summary>
/// Sends inputs to the service in a process of its own, and starts another when it does not survive one, so that all deadly ones are known
/// in the end.
/// </summary>
sealed class DepthRun : IAsyncDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>A process that is out of stack closes its connections only when it has printed what was on it.</summary>
    static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(15);

    const int MostAttempts = 4;

    readonly TemporaryFolder _folder = new();
    readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    readonly HashSet<(Route Route, Grammar Grammar)> _arrived = [];
    readonly List<string> _faults = [];
    readonly ITestOutputHelper _output;
    readonly TestSite _site;
    readonly Service _service;
    TestTenant _tenant = null!;
    HostileTenant _hostile = null!;
    DepthInput? _before;

    DepthRun(ITestOutputHelper output, TestSite site)
    {
        (_output, _site) = (output, site);
        _service = new Service(_folder.Path, site.Url);
    }

    /// <summary>The inputs that ended the process or got no answer.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Which grammars of which endpoints got past authentication and routing at least once.</summary>
    public IReadOnlySet<(Route Route, Grammar Grammar)> Arrived => _arrived;

    /// <summary>How often there was which answer.</summary>
    public string Statuses => string.Join(", ", _statuses.OrderByDescending(pair => pair.Value)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} × {pair.Key}")));

    public static async Task<DepthRun> StartAsync(ITestOutputHelper output, CancellationToken cancellation)
    {
        var run = new DepthRun(output, await TestSite.StartAsync(cancellation));
        await run._service.StartAsync(cancellation);
        run._tenant = await run._site.InstallAsync(run._service.Url, cancellation);
        run._hostile = new HostileTenant(run._tenant);
        await run._hostile.PrepareAsync(cancellation);
        using var created = await run._hostile.JsonAsync(
            HttpMethod.Post, "api/v1/macros", new JsonObject
            {
                ["key"] = BodyGrammars.Macro,
                ["definition"] = HostileTenant.Definition("scriban", "<p>x</p>"),
            }, cancellation);
        created.IsSuccessStatusCode.ShouldBeTrue(await created.Content.ReadAsStringAsync(cancellation));
        return run;
    }

    /// <summary>Sends one input, and again when the service closed the connection on it.</summary>
    public async Task SendAsync(DepthInput input, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts && !await TrySendAsync(input, cancellation); attempt++)
        {
            // It is as likely to be answered the next time.
        }
    }

    /// <summary>Looks at the process once more.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (!await LivesAsync(cancellation))
        {
            await NoteAsync($"{_before} (ended the process)", cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _tenant?.Dispose();
        await _service.DisposeAsync();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>An endpoint that does not find what it was asked for says so in a problem document; where there is no endpoint the answer is empty.</summary>
    static bool IsOfAnEndpoint(HttpResponseMessage answer) =>
        answer.StatusCode != HttpStatusCode.Unauthorized
        && (answer.StatusCode != HttpStatusCode.NotFound || answer.Content.Headers.ContentType?.MediaType == "application/problem+json");

    /// <summary>Sends an input once; whether that settled it.</summary>
    async Task<bool> TrySendAsync(DepthInput input, CancellationToken cancellation)
    {
        // An input may end the process after it was answered.
        if (_service.Process.HasExited)
        {
            await NoteAsync($"{_before} (after its answer)", cancellation);
        }

        _before = input;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(Timeout);
        try
        {
            using var leaving = input.Route.ChangesTheInstallation ? await _site.InstallAsync(_service.Url, cancellation) : null;
            var sender = leaving is null ? _hostile : new HostileTenant(leaving);
            using var answer = await input.Grammar.SendAsync(sender, input.Route, input.Construct.Nest(input.Depth), over.Token);
            Count($"{(int)answer.StatusCode}");
            if (IsOfAnEndpoint(answer))
            {
                _arrived.Add((input.Route, input.Grammar));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Count("none");
            await NoteAsync($"{input} (no answer within {Timeout.TotalSeconds:0} s)", cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException)
        {
            // The service may close the connection on what it refuses unread, before the client has its answer; then it still answers others.
            Count("cut off");
            if (await LivesAsync(cancellation))
            {
                return false;
            }

            await NoteAsync($"{input} (ended the process)", cancellation);
        }

        return true;
    }

    async Task NoteAsync(string fault, CancellationToken cancellation)
    {
        _faults.Add(fault);
        _output.WriteLine(fault);
        await _service.Process.DisposeAsync();
        await _service.StartAsync(cancellation);
    }

    void Count(string status) => _statuses[status] = _statuses.GetValueOrDefault(status) + 1;

    async Task<bool> LivesAsync(CancellationToken cancellation)
    {
        if (_service.Process.HasExited)
        {
            return false;
        }

        using var http = new HttpClient { BaseAddress = _service.Url, Timeout = DeathTime };
        try
        {
            using var answer = await http.GetAsync("health/live", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException || (gone is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
