namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>The request with an idempotency key on whose behalf grain calls are made; it travels with each call in Orleans' request context.
/// A grain that changes a record for it stores key and request with the change.</summary>
public static class IdempotencyScope
{
    const string Name = "usermacro.request";
    const char Separator = '/';

    /// <summary>The request of the calls made from here; null when it has no idempotency key.</summary>
    public static (string Key, string Request)? Current =>
        RequestContext.Get(Name) is string text && text.Split(Separator) is [var key, var request] ? (key, request) : null;

    /// <summary>Sets the request for the calls made in this asynchronous flow.</summary>
    /// <param name="key">Hash of the caller and its idempotency key, in hexadecimal digits.</param>
    /// <param name="request">Hash of the request, in hexadecimal digits.</param>
    public static void Enter(string key, string request) => RequestContext.Set(Name, $"{key}{Separator}{request}");
}
