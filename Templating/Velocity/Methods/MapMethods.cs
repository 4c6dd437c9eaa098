using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>Map</c> and of its entries.</summary>
internal static class MapMethods
{
    public static readonly MethodTable Table = new("map")
    {
        { "size", 0, call => Receiver(call).Count },
        { "isEmpty", 0, call => Receiver(call).Count == 0 },
        { "get", 1, call => Receiver(call).Find(call.Run, call.Arguments[0]) },
        { "getOrDefault", 2, call => Receiver(call).TryFind(call.Run, call.Arguments[0], out var value) ? value : call.Arguments[1] },
        { "put", 2, Put },
        { "putAll", 1, PutAll },
        { "remove", 1, Remove },
        { "containsKey", 1, call => Receiver(call).TryFind(call.Run, call.Arguments[0], out _) },
        { "containsValue", 1, call => Receiver(call).Entries.Any(entry => JavaEquality.Same(call.Run, entry.Value, call.Arguments[0])) },
        { "keySet", 0, call => new JavaList(Receiver(call).Entries.Select(entry => entry.Key)) { IsIndexed = false } },
        { "values", 0, call => new JavaList(Receiver(call).Entries.Select(entry => entry.Value)) { IsIndexed = false } },
        { "entrySet", 0, call => new JavaList(Receiver(call).Entries.Select(entry => new JavaEntry(entry.Key, entry.Value))) { IsIndexed = false } },
        { "clear", 0, Clear },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
        { "equals", 1, call => JavaEquality.Same(call.Run, call.Target, call.Arguments[0]) },
    };

    public static readonly MethodTable Entry = new("entry")
    {
        { "key", call => ((JavaEntry)call.Target).Key },
        { "value", call => ((JavaEntry)call.Target).Value },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
    };

    static JavaMap Receiver(Invocation call) => (JavaMap)call.Target;

    /// <summary>All entries after it move.</summary>
    static object? Remove(Invocation call)
    {
        call.Run.Charge((long)Receiver(call).Count * Work.Read);
        return Receiver(call).Remove(call.Run, call.Arguments[0]);
    }

    static object? Put(Invocation call)
    {
        call.Run.Spend(call.Run.Here);
        return call.Arguments[0] is { } key ? Receiver(call).Put(call.Run, key, call.Arguments[1]) : null;
    }

    static object? PutAll(Invocation call)
    {
        if (call.Arguments[0] is not JavaMap others)
        {
            return null;
        }

        call.Run.Charge((long)others.Count * Work.Move);
        call.Run.ChargeAllocation((long)others.Count * 6 * IntPtr.Size);
        foreach (var (key, value) in others.Entries.ToArray())
        {
            call.Run.Spend(call.Run.Here);
            Receiver(call).Put(call.Run, key, value);
        }

        return TaintedText.Empty;
    }

    static TaintedText Clear(Invocation call)
    {
        Receiver(call).Clear();
        return TaintedText.Empty;
    }
}
