namespace UserMacro.Hostile.Constructs;

/// <summary>What nests in the head of a request, and in bodies that are no JSON.</summary>
public static class RequestConstructs
{
    /// <summary>Queries and forms.</summary>
    public static IReadOnlyList<Construct> Queries { get; } =
    [
        new("brackets", "[a]", "=1", Head: "p.a"),
        new("encoded brackets", "%5Ba%5D", "=1", Head: "p.a"),
        new("names", "a=1&", "b=1"),
        new("equals", "=", "1", Head: "a"),
        new("dots", ".a", "=1", Head: "p"),
        new("encoded percent signs", "%25", "", Head: "limit="),
    ];

    /// <summary>Segments of a path.</summary>
    public static IReadOnlyList<Construct> Paths { get; } =
    [
        new("segments", "a/", "a"),
        new("parents", "../", "a"),
        new("encoded slashes", "%2F", "a"),
        new("encoded parents", "%2E%2E%2F", "a"),
        new("brackets", "(", "a", ")"),
    ];

    /// <summary>Values of headers.</summary>
    public static IReadOnlyList<Construct> Values { get; } =
    [
        new("comments", "(", "a", ")"),
        new("list", "\"a\",", "\"a\""),
        new("parameters", ";a=b", "", Head: "a/b"),
        new("quotes", "\\\"", "", Head: "\"", Tail: "\""),
        new("pairs", "a=b; ", "a=b"),
    ];

    /// <summary>Headers that something reads.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "Cookie", "If-Match", "If-None-Match", "Idempotency-Key", "Forwarded",
        "X-Forwarded-For", "Range", "traceparent", "tracestate", "Content-Type", "Origin",
    ];

    /// <summary>Parts of a body inside each other.</summary>
    public static Construct Multipart { get; } = new("parts", "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n", "x", "\r\n--a--\r\n");
}
