using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity;

/// <summary>One call of a macro: its arguments, and what it has set.</summary>
/// <remarks>Macros have no variables of their own: what they set is set for the template too, only that within the macro it hides an
/// argument of the same name.</remarks>
internal sealed class Frame(Frame? outer, MacroCode macro, CallArgument[] arguments, Execute? body)
{
    Dictionary<int, object?>? _set;

    public Frame? Outer => outer;

    /// <summary>The block handed over by <c>#@name</c>.</summary>
    public Execute? Body => body;

    public int Depth { get; } = (outer?.Depth ?? 0) + 1;

    public bool TryGet(VelocityRun run, int slot, out object? value)
    {
        if (_set is not null && _set.TryGetValue(slot, out value))
        {
            return true;
        }

        if (ArgumentOf(slot) is { } argument)
        {
            value = run.Within(outer, argument.Value);
            return true;
        }

        value = null;
        return false;
    }

    public void Set(int slot, object? value)
    {
        if (value is null)
        {
            _set?.Remove(slot);
        }
        else
        {
            (_set ??= [])[slot] = value;
        }
    }

    /// <summary>What is in the call for a parameter; null when it is none, or was not given.</summary>
    public CallArgument? ArgumentOf(int slot)
    {
        var index = macro.IndexOf(slot);
        return index >= 0 && index < arguments.Length ? arguments[index] : null;
    }
}

/// <summary>An argument of a call: evaluated each time the macro reads it, at the call.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Source">What a macro writes for it when it has no value.</param>
internal sealed record CallArgument(Evaluate Value, SourceText Source);
