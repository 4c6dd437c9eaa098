namespace UserMacro.Templating.Velocity.Methods;

/// <summary>What <c>$jsonator</c> converted: it is JSON already, and <c>serialize()</c> says so.</summary>
internal static class JsonMethods
{
    public static readonly MethodTable Table = new("json")
    {
        { "serialize", 0, call => call.Target },
        { "toString", 0, call => call.Target },
    };
}
