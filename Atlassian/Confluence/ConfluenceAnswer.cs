namespace UserMacro.Atlassian.Confluence;

/// <summary>The result of a request to a site.</summary>
/// <typeparam name="T">What a good answer holds.</typeparam>
public abstract record ConfluenceAnswer<T>
{
    ConfluenceAnswer()
    {
    }

    /// <summary>The site did as asked.</summary>
    public sealed record Ok(T Value) : ConfluenceAnswer<T>;

    /// <summary>The site said no (a 4xx other than 429); asking again would not help.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Message">The site's own words, at most 500 characters; empty when it gave none.</param>
    public sealed record Refused(int Status, string Message) : ConfluenceAnswer<T>;

    /// <summary>No usable answer: no connection, too slow, too large, busy, or broken. Asking later may help.</summary>
    /// <param name="Reason">Plain words without any data of the site.</param>
    /// <param name="RetryAfter">How long the site wants to be left alone; null when it did not say.</param>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : ConfluenceAnswer<T>;
}
