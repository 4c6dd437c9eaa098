using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>List</c> and <c>Iterator</c>; arrays have them too.</summary>
internal static class ListMethods
{
    /// <summary>The memory of an entry of a hash set while the set doubles.</summary>
    const int BytesOfEntry = 72;

    public static readonly MethodTable Table = new("list")
    {
        { "size", 0, call => Receiver(call).Count },
        { "isEmpty", 0, call => Receiver(call).Count == 0 },
        { "get", 1, call => call.Int(0) is { } at ? Receiver(call)[Index(call, at)] : null },
        { "set", 2, Set },
        { "add", 1, call => Add(call, call.Arguments[0]) },
        { "add", 2, Insert },
        { "addAll", 1, AddAll },
        { "remove", 1, Remove },
        { "contains", 1, call => IndexOf(call) >= 0 },
        { "containsAll", 1, ContainsAll },
        { "indexOf", 1, call => IndexOf(call) },
        { "lastIndexOf", 1, call => Receiver(call).FindLastIndex(item => JavaEquality.Same(call.Run, item, call.Arguments[0])) },
        { "clear", 0, Clear },
        { "subList", 2, SubList },
        { "toArray", 0, call => new JavaList(Receiver(call)) },
        { "iterator", 0, call => new JavaIterator(Receiver(call)) },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
        { "equals", 1, call => JavaEquality.Same(call.Run, call.Target, call.Arguments[0]) },
    };

    /// <summary>What a collection without places has: the keys of a map.</summary>
    public static readonly MethodTable Collection = new("collection")
    {
        { "size", 0, call => Receiver(call).Count },
        { "isEmpty", 0, call => Receiver(call).Count == 0 },
        { "contains", 1, call => IndexOf(call) >= 0 },
        { "containsAll", 1, ContainsAll },
        { "toArray", 0, call => new JavaList(Receiver(call)) },
        { "iterator", 0, call => new JavaIterator(Receiver(call)) },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
        { "equals", 1, call => JavaEquality.Same(call.Run, call.Target, call.Arguments[0]) },
    };

    public static readonly MethodTable Iterator = new("iterator")
    {
        { "hasNext", 0, call => ((JavaIterator)call.Target).HasNext },
        { "next", 0, call => ((JavaIterator)call.Target).Next() },
    };

    /// <summary>The place of an element.</summary>
    /// <exception cref="Runtime.Diagnostics.TemplateFailureException">The list has no such element.</exception>
    public static int Index(Invocation call, int at) =>
        at >= 0 && at < Receiver(call).Count
            ? at
            : throw call.Run.Failure(
                "outside-of-list", "The list has no element at this place. Look at its size() first: the first element is number 0.");

    static JavaList Receiver(Invocation call) => (JavaList)call.Target;

    static int IndexOf(Invocation call) => Receiver(call).FindIndex(item => JavaEquality.Same(call.Run, item, call.Arguments[0]));

    static object? ContainsAll(Invocation call)
    {
        if (call.Arguments[0] is not JavaList others)
        {
            return null;
        }

        call.Run.ChargeAllocation(Receiver(call).Count * (long)BytesOfEntry);
        var items = new HashSet<object?>(new JavaEquality(call.Run));
        foreach (var item in Receiver(call))
        {
            call.Run.Charge(Work.Item);
            items.Add(item);
        }

        return others.All(items.Contains);
    }

    static object? Set(Invocation call)
    {
        if (call.Int(0) is not { } at)
        {
            return null;
        }

        var former = Receiver(call)[Index(call, at)];
        Receiver(call)[at] = call.Arguments[1];
        return former;
    }

    static bool Add(Invocation call, object? item)
    {
        call.Run.Spend(call.Run.Here);
        Receiver(call).Add(item);
        return true;
    }

    static object? Insert(Invocation call)
    {
        if (call.Int(0) is not { } at)
        {
            return null;
        }

        if (at != Receiver(call).Count)
        {
            _ = Index(call, at);
        }

        call.Run.Spend(call.Run.Here);
        ChargeMove(call);
        Receiver(call).Insert(at, call.Arguments[1]);
        return TaintedText.Empty;
    }

    static object? AddAll(Invocation call)
    {
        if (call.Arguments[0] is not JavaList others)
        {
            return null;
        }

        // Each one costs a step besides.
        call.Run.Charge((long)others.Count * Work.Move);
        call.Run.ChargeAllocation((long)others.Count * 2 * IntPtr.Size);
        foreach (var item in others.ToArray())
        {
            Add(call, item);
        }

        return others.Count > 0;
    }

    static object? Remove(Invocation call)
    {
        ChargeMove(call);
        if (call.Int(0) is { } number)
        {
            var former = Receiver(call)[Index(call, number)];
            Receiver(call).RemoveAt(number);
            return former;
        }

        var at = IndexOf(call);
        if (at >= 0)
        {
            Receiver(call).RemoveAt(at);
        }

        return at >= 0;
    }

    static TaintedText Clear(Invocation call)
    {
        Receiver(call).Clear();
        return TaintedText.Empty;
    }

    /// <summary>All elements after a place move.</summary>
    static void ChargeMove(Invocation call) => call.Run.Charge((long)Receiver(call).Count * Work.Read);

    static object? SubList(Invocation call)
    {
        if (call.Int(0) is not { } from || call.Int(1) is not { } to)
        {
            return null;
        }

        if (from < 0 || to < from || to > Receiver(call).Count)
        {
            _ = Index(call, -1);
        }

        call.Run.Charge((long)(to - from) * Work.Move);
        call.Run.ChargeAllocation((long)(to - from) * 2 * IntPtr.Size);
        return new JavaList(Receiver(call).GetRange(from, to - from));
    }
}
