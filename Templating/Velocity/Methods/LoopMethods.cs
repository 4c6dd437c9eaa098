using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>What <c>$foreach</c> tells.</summary>
internal static class LoopMethods
{
    public static readonly MethodTable Table = new("loop")
    {
        { "index", call => Receiver(call).Index },
        { "count", call => Receiver(call).Index + 1 },
        { "hasNext", call => Receiver(call).HasNext },
        { "hasNext", 0, call => Receiver(call).HasNext },
        { "first", call => Receiver(call).Index == 0 },
        { "isFirst", 0, call => Receiver(call).Index == 0 },
        { "last", call => !Receiver(call).HasNext },
        { "isLast", 0, call => !Receiver(call).HasNext },
        { "parent", call => Receiver(call).Parent },
        { "topmost", call => Receiver(call).Topmost },
    };

    static LoopState Receiver(Invocation call) => (LoopState)call.Target;
}
