using System.Collections;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>Data that a run asks for, as values of templates.</summary>
internal static class HostData
{
    /// <summary>The datum, or a part of it; null when it is not available.</summary>
    public static object? Read(VelocityRun run, string datum, string? field = null, bool isTime = false) =>
        Convert(run, run.Data.Read(run, run.Here, new DataMember(datum, field, isTime)));

    /// <summary>The elements of a datum that is a list of objects.</summary>
    public static IEnumerable<ScriptObject> Objects(VelocityRun run, string datum) =>
        run.Data.Read(run, run.Here, new DataMember(datum)) is IEnumerable items ? items.OfType<ScriptObject>() : [];

    public static object? Convert(VelocityRun run, object? value)
    {
        run.Spend(run.Here);
        switch (value)
        {
            case ScriptObject members:
                var map = new JavaMap();
                foreach (var (name, member) in members)
                {
                    map.Put(run, name, Convert(run, member));
                }

                return map;
            case IEnumerable items and not string:
                return new JavaList(items.Cast<object?>().Select(item => Convert(run, item)));
            case decimal number:
                return (double)number;
            default:
                return value;
        }
    }
}
