using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>What <c>$foreach</c> tells.</summary>
internal static class LoopMethods
{
    public static readonly MethodTable Table = new("loop")
    {
        { "index", call => Of(call).Index },
        { "count", call => Of(call).Index + 1 },
        { "hasNext", call => Of(call).HasNext },
        { "hasNext", 0, call => Of(call).HasNext },
        { "first", call => Of(call).Index == 0 },
        { "isFirst", 0, call => Of(call).Index == 0 },
        { "last", call => !Of(call).HasNext },
        { "isLast", 0, call => !Of(call).HasNext },
        { "parent", call => Of(call).Parent },
        { "topmost", call => Of(call).Topmost },
    };

    static LoopState Of(Invocation call) => (LoopState)call.Target;
}
