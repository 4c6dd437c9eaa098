using System.Globalization;

namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>The request rate of a caller.</summary>
/// <param name="Name">Whose limit: <c>tenant</c> or <c>token</c>.</param>
/// <param name="Quota">Requests in a window.</param>
/// <param name="Remaining">Requests left in this one; negative when the limit is exceeded.</param>
/// <param name="Reset">Until the next window.</param>
internal sealed record RateStanding(string Name, int Quota, int Remaining, TimeSpan Reset)
{
    public bool IsExceeded => Remaining < 0;

    /// <summary>Whole seconds until the next window, at least one.</summary>
    public int ResetSeconds => Math.Max(1, (int)Math.Ceiling(Reset.TotalSeconds));

    /// <summary>For the header <c>RateLimit-Policy</c> (draft-ietf-httpapi-ratelimit-headers).</summary>
    public string Policy => string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={Quota};w={RateWindow.Length.TotalSeconds}");

    /// <summary>For the header <c>RateLimit</c>.</summary>
    public string Limit => string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";r={Math.Max(0, Remaining)};t={ResetSeconds}");
}
