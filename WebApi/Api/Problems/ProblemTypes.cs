namespace UserMacro.WebApi.Api.Problems;

/// <summary>The stable names of the problems this API answers.</summary>
internal static class ProblemTypes
{
    public const string ContentType = "application/problem+json";

    const string Base = "https://usermacro.invalid/problems/";

    public const string NotFound = Base + "not-found";
    public const string Conflict = Base + "conflict";
    public const string LimitReached = Base + "limit-reached";
    public const string StaleDraft = Base + "stale-draft";
    public const string InvalidDefinition = Base + "invalid-definition";
    public const string InvalidBundle = Base + "invalid-bundle";
    public const string Erased = Base + "erased";
    public const string Forbidden = Base + "forbidden";
    public const string ApprovalNeeded = Base + "approval-needed";
    public const string Unavailable = Base + "unavailable";
    public const string Busy = Base + "busy";
    public const string IfMatchRequired = Base + "if-match-required";
    public const string BadRequest = Base + "bad-request";
    public const string BodyTooLarge = Base + "body-too-large";
    public const string MethodNotAllowed = Base + "method-not-allowed";
    public const string UnsupportedMediaType = Base + "unsupported-media-type";
    public const string Internal = Base + "internal";
    public const string NotAdministrator = Base + "not-administrator";
    public const string WrongToken = Base + "wrong-token";
    public const string InsufficientScope = Base + "insufficient-scope";
    public const string RateLimited = Base + "rate-limited";
    public const string IdempotencyKeyReused = Base + "idempotency-key-reused";
    public const string IdempotencyInProgress = Base + "idempotency-in-progress";
    public const string TicketRefused = Base + "ticket-refused";
    public const string MacroChanged = Base + "macro-changed";
    public const string Contained = Base + "contained";
    public const string Moving = Base + "moving";
    public const string Moved = Base + "moved";
    public const string RenderStopped = Base + "render-stopped";
}
