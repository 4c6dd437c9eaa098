using System.Collections.Frozen;
using System.Numerics;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>Which methods a value has.</summary>
internal static class MethodTables
{
    /// <summary>All names of methods there are: a template that calls another one is told.</summary>
    public static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            .. TextMethods.Table, .. ListMethods.Table, .. ListMethods.Iterator, .. MapMethods.Table, .. MapMethods.Entry, .. NumberMethods.Table,
            .. NumberMethods.Boolean, .. LoopMethods.Table, .. DateMethods.Table, .. DateMethods.Calendar, .. JsonMethods.Table,
            .. HostTypes.All.SelectMany(type => type.Methods),
        ],
        StringComparer.Ordinal);

    /// <summary>The methods of a value; null when it has none.</summary>
    public static MethodTable? For(object value) => value switch
    {
        string or TaintedText or MarkupText => TextMethods.Table,
        JavaList { IsIndexed: true } => ListMethods.Table,
        JavaList => ListMethods.Collection,
        JavaMap => MapMethods.Table,
        int or long or double or BigInteger => NumberMethods.Table,
        bool => NumberMethods.Boolean,
        HostObject host => host.Type.Methods,
        LoopState => LoopMethods.Table,
        JavaEntry => MapMethods.Entry,
        JavaIterator => ListMethods.Iterator,
        DateTime => DateMethods.Table,
        JavaCalendar => DateMethods.Calendar,
        JsonText => JsonMethods.Table,
        _ => null,
    };
}
