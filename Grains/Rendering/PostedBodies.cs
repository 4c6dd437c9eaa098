using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Parsing;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Rendering;

/// <summary>
/// Prepares bodies that browsers posted for templates. A body that the template takes as markup is cleaned on a thread of the pool, in a lane that
/// all posts of one viewer share: one thread at most, a bounded number waiting, and slow ones among the slow. So a viewer's costly posts hold up
/// that viewer only, neither the macro's readers nor its tenant.
/// </summary>
internal sealed class PostedBodies(RenderPool pool)
{
    /// <summary>Posts of one viewer under way, those that wait included: a page may hold many macros.</summary>
    internal const int MaxOfViewer = 32;

    /// <summary>Viewers whose lanes are remembered, so that those with costly posts stay among the slow.</summary>
    internal const int MaxIdleViewers = 1024;

    /// <summary>Characters: what the front end lets pass in bytes is never more.</summary>
    const int MaxLength = Limits.Body;

    static readonly HtmlLimits Bounds = new() { Length = MaxLength };

    /// <summary>Cleaning the costliest of the largest bodies takes a third of it.</summary>
    internal static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(Limits.BodyTime);

    readonly Lock _gate = new();
    readonly Dictionary<(string Tenant, string Viewer), ViewerLane> _lanes = [];
    readonly LinkedList<ViewerLane> _idle = new();

    /// <summary>The request with its posted body as <see cref="RenderRequest.Body"/>, cleaned on the calling thread: for previews, which have their own
    /// threads.</summary>
    public static TakenBody Take(RenderableMacro macro, RenderRequest request)
    {
        if (request.PostedBody is not { } posted)
        {
            return new(request, null);
        }

        request = request with { PostedBody = null };
        return macro.Definition.Body != BodyMode.Rendered || posted.Length == 0
            ? new(request with { Body = posted }, null)
            : Taken(request, Clean(posted, request.SiteBaseUrl));
    }

    /// <summary>The request with its posted body as <see cref="RenderRequest.Body"/>.</summary>
    public async Task<TakenBody> TakeAsync(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        if (request.PostedBody is not { } posted)
        {
            return new(request, null);
        }

        return macro.Definition.Body != BodyMode.Rendered || posted.Length == 0
            ? new(request with { PostedBody = null, Body = posted }, null)
            : await CleanAsync(macro, request, cancellation);
    }

    /// <summary>The request with its posted body cleaned as <see cref="RenderRequest.Body"/>, whatever the macro does with bodies.</summary>
    public async Task<TakenBody> CleanAsync(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        var posted = request.PostedBody ?? "";
        request = request with { PostedBody = null };
        if (Enter((macro.Lane.Tenant, request.BodyPostedBy ?? "")) is not { } viewer)
        {
            return new(request, new RenderBusy(MacroRenderer.RetryAfter));
        }

        try
        {
            var cleaned = await pool.RunAsync(
                viewer.Lane,
                _ => (Clean(posted, request.SiteBaseUrl), false),
                cancellation,
                new(RenderKind.Body, request.BodyPostedBy, macro.Key.Value) { Length = posted.Length });
            return cleaned is null ? new(request, new RenderBusy(MacroRenderer.RetryAfter)) : Taken(request, cleaned);
        }
        finally
        {
            Leave(viewer);
        }
    }

    static TakenBody Taken(RenderRequest request, CleanedHtml cleaned) =>
        cleaned.Excess is { } excess ? new(request, RefusalOf(excess)) : new(request with { Body = cleaned.Html }, null);

    static CleanedHtml Clean(string html, string siteUrl) =>
        HtmlCleaner.Clean(html, siteUrl, Bounds, Deadline.After(TimeLimit));

    static BodyRefused RefusalOf(HtmlExcess excess) => new(
        excess.What switch
        {
            HtmlMeasure.Length => BodyLimit.Length,
            HtmlMeasure.Depth => BodyLimit.Depth,
            HtmlMeasure.Elements => BodyLimit.Elements,
            HtmlMeasure.Attributes => BodyLimit.Attributes,
            HtmlMeasure.Declarations => BodyLimit.Declarations,
            HtmlMeasure.OutputLength => BodyLimit.OutputLength,
            _ => BodyLimit.Time,
        },
        excess.Limit,
        excess.Actual);

    ViewerLane? Enter((string Tenant, string Viewer) key)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(key, out var viewer))
            {
                _lanes.Add(key, viewer = new(key, new(key.Tenant, isSerial: true)));
            }

            if (viewer.UnderWay >= MaxOfViewer)
            {
                return null;
            }

            if (viewer.UnderWay++ == 0)
            {
                viewer.LeaveIdle(_idle);
            }

            return viewer;
        }
    }

    void Leave(ViewerLane viewer)
    {
        lock (_gate)
        {
            if (--viewer.UnderWay > 0)
            {
                return;
            }

            viewer.EnterIdle(_idle);
            if (_idle.Count <= MaxIdleViewers)
            {
                return;
            }

            _lanes.Remove(_idle.First!.Value.Key);
            _idle.RemoveFirst();
        }
    }

    /// <summary>The lane of one viewer's posts.</summary>
    sealed class ViewerLane((string Tenant, string Viewer) key, RenderLane lane)
    {
        LinkedListNode<ViewerLane>? _place;

        public (string Tenant, string Viewer) Key => key;

        public RenderLane Lane => lane;

        public int UnderWay { get; set; }

        public void EnterIdle(LinkedList<ViewerLane> idle) => _place = idle.AddLast(this);

        public void LeaveIdle(LinkedList<ViewerLane> idle)
        {
            if (_place is { } place)
            {
                idle.Remove(place);
            }

            _place = null;
        }
    }
}

/// <summary>The result of preparing a posted body.</summary>
/// <param name="Request">The request, with the body ready for a template unless it is refused.</param>
/// <param name="Refusal">Why it may not be shown, or not now; null when it may.</param>
internal sealed record TakenBody(RenderRequest Request, RenderOutcome? Refusal);
