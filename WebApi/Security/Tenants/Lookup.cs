namespace UserMacro.WebApi.Security.Tenants;

/// <summary>The result of looking up a caller.</summary>
/// <param name="Found">The caller; null when there is none, or when that could not be told.</param>
/// <param name="IsBusy">Whether too many unknown callers are being looked for just now: the same request may succeed later.</param>
internal readonly record struct Lookup<T>(T? Found, bool IsBusy = false)
    where T : class;
