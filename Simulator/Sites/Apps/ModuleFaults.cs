namespace UserMacro.Simulator.Sites.Apps;

/// <summary>How the site answers the registration of modules in place of taking them.</summary>
/// <param name="Status">The status of the next answers, such as 429 or 503; null to answer as usual.</param>
/// <param name="RetryAfter">Seconds in the <c>Retry-After</c> of these answers; none without.</param>
/// <param name="Times">How many answers have that status.</param>
/// <param name="Refused">Keys for which a whole request is refused.</param>
/// <param name="Dropped">Keys that are accepted and not kept.</param>
internal sealed record ModuleFaults(int? Status, int? RetryAfter, int Times, string[]? Refused, string[]? Dropped)
{
    public static readonly ModuleFaults None = new(Status: null, RetryAfter: null, Times: 0, Refused: null, Dropped: null);

    public bool Refuses(string key) => Refused?.Contains(key, StringComparer.Ordinal) is true;

    public bool Drops(string key) => Dropped?.Contains(key, StringComparer.Ordinal) is true;
}
