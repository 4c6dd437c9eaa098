using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Tools;

/// <summary><c>$jsonator</c>: JSON for script.</summary>
internal static class JsonObject
{
    const int MaxDepth = 20;

    public static readonly HostType Type = new("jsonator", new()
    {
        { "convert", 1, call => JsonWriter.Write(call.Run, call.Run.Here, Plain(call.Run, call.Arguments[0], 0)) },
        { "toJson", 1, call => JsonWriter.Write(call.Run, call.Run.Here, Plain(call.Run, call.Arguments[0], 0)) },
    });

    public static readonly HostObject Current = new(Type);

    static object? Plain(VelocityRun run, object? value, int depth)
    {
        run.Spend(run.Here);
        if (depth > MaxDepth)
        {
            throw run.Stop(run.Here, StopReason.Depth);
        }

        switch (value)
        {
            case null or bool or int or long or double or System.Numerics.BigInteger:
                return value;
            case JavaList list:
                return new ScriptArray(list.Select(item => Plain(run, item, depth + 1)));
            case JavaMap map:
                var members = new GuardedObject();
                foreach (var (key, member) in map.Entries)
                {
                    members[run.TextOf(key)] = Plain(run, member, depth + 1);
                }

                return members;
            default:
                return run.TextOf(value);
        }
    }
}
