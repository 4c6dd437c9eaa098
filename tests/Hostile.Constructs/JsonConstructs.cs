namespace UserMacro.Hostile.Constructs;

/// <summary>What nests in JSON.</summary>
public static class JsonConstructs
{
    /// <summary>Values, whole and left open.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        new("arrays", "[", "1", "]"),
        new("objects", "{\"a\":", "1", "}"),
        new("arrays and objects", "[{\"a\":", "1", "}]"),
        new("arrays left open", "["),
        new("objects left open", "{\"a\":"),
        new("array in an unknown name", "[", "1", "]", "{\"unknown\":", "}"),
        new("objects in a name", "{\"definition\":", "{}", "}"),
        new("array in the name of a template", "[", "\"a\"", "]", "{\"template\":", "}"),
        new("escapes", "\\u0061", "a", Head: "{\"name\":\"", Tail: "\"}"),
        new("digits", "9", "9", Head: "{\"name\":", Tail: "}"),
        new("names", "\"a\":1,", "\"b\":1", Head: "{", Tail: "}"),
        new("brackets in a text", "[", "", Head: "{\"name\":\"", Tail: "\"}"),
    ];
}
