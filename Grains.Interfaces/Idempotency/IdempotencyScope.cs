namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>The request with an idempotency key on whose behalf grain calls are made; it travels with each call in Orleans' request context.
/// A grain that changes a record for it stores key and request with the change.</summary>
public static class IdempotencyScope
{
    const string Name = "usermacro.request";
    const string RepeatName = "usermacro.request.repeat";
    const char Separator = '/';

    /// <summary>The request of the calls made from here; null when it has no idempotency key.</summary>
    public static (string Key, string Request)? Current =>
        RequestContext.Get(Name) is string text && text.Split(Separator) is [var key, var request] ? (key, request) : null;

    /// <summary>Whether the request is known to have been carried out: a grain that does not find it stored may not carry it out again.</summary>
    public static bool IsRepeat => RequestContext.Get(RepeatName) is true;

    /// <summary>As <see cref="Enter"/>, for a request that was carried out and whose answer is made again.</summary>
    public static void EnterRepeat(string key, string request)
    {
        Enter(key, request);
        RequestContext.Set(RepeatName, true);
    }

    /// <summary>Sets the request for the calls made in this asynchronous flow.</summary>
    /// <param name="key">Hash of the caller and its idempotency key, in hexadecimal digits.</param>
    /// <param name="request">Hash of the request, in hexadecimal digits.</param>
    public static void Enter(string key, string request) => RequestContext.Set(Name, $"{key}{Separator}{request}");
}
