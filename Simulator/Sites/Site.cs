using System.Globalization;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Sites;

/// <summary>One Confluence site. Changes go through <see cref="Update"/>, one at a time, and are stored before they show.</summary>
internal sealed class Site(int number, SiteStore store, Func<int> port)
{
    readonly Lock _gate = new();
    SiteState _state = store.Load(number) ?? SiteDefaults.Create(number);

    public int Number { get; } = number;

    public string Name => $"Site {Number}";

    /// <summary>Scheme, host and port: known once the server listens.</summary>
    public string Origin => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port()}");

    /// <summary>What lifecycle messages call <c>baseUrl</c>; ends in <c>/wiki</c>.</summary>
    public string BaseUrl => Origin + ContextPath;

    public const string ContextPath = "/wiki";

    public SiteState State => Volatile.Read(ref _state);

    public LifecycleLog Lifecycle { get; } = new();

    public AccountReportLog AccountReports { get; } = new();

    /// <summary>Applies a change to the newest state and returns the result. The change may run only once and must not call back.</summary>
    public SiteState Update(Func<SiteState, SiteState> change)
    {
        lock (_gate)
        {
            var next = change(_state);
            if (!ReferenceEquals(next, _state))
            {
                store.Save(Number, next);
            }

            Volatile.Write(ref _state, next);
            return next;
        }
    }
}
