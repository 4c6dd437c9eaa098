using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Answers;

/// <summary>What somebody is told in place of output.</summary>
/// <param name="Kind">What of it a protocol has its own words for.</param>
/// <param name="Text">The sentence.</param>
internal sealed record RenderNotice(NoticeKind Kind, string Text)
{
    public static readonly RenderNotice SpaceRefused = Of(ViewerMessages.SpaceRefused);

    /// <summary>When to ask again, if it is worth a try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The name of the limit, where the body is beyond one.</summary>
    public string? Limit { get; init; }

    public static RenderNotice Of(string text) => new(NoticeKind.Plain, text);

    public static RenderNotice Missing(string key) => new(NoticeKind.Missing, ViewerMessages.Missing(key));

    public static RenderNotice Busy(TimeSpan retryAfter) => new(NoticeKind.Busy, ViewerMessages.Busy) { RetryAfter = retryAfter };

    public static RenderNotice TooLarge(BodyRefused refused) =>
        new(NoticeKind.TooLarge, ViewerMessages.BodyRefused(refused)) { Limit = ViewerMessages.LimitOf(refused.What) };
}

/// <summary>The kinds of notices.</summary>
internal enum NoticeKind
{
    /// <summary>Takes the place of output.</summary>
    Plain,

    /// <summary>No such macro.</summary>
    Missing,

    /// <summary>Another time.</summary>
    Busy,

    /// <summary>The posted body is beyond a limit.</summary>
    TooLarge,
}
