using System.Runtime.InteropServices;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>A call of a method.</summary>
/// <param name="Run">The run.</param>
/// <param name="Target">What the method belongs to.</param>
/// <param name="Arguments">Its values.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Invocation(VelocityRun Run, object Target, object?[] Arguments)
{
    /// <summary>The target as a text.</summary>
    public TaintedText Self => TaintedText.From(Target)!;

    /// <summary>An argument as a text; null when it is something else.</summary>
    /// <exception cref="Runtime.Diagnostics.TemplateFailureException">There is no value, where Java's method takes none but a text.</exception>
    public TaintedText? Text(int index) => Arguments[index] is { } value
        ? TaintedText.From(value)
        : throw Run.Failure("missing-argument", "This method needs a text, and the value handed to it is missing. Look at it with “#if” first.");

    /// <summary>An argument where Java takes an <c>int</c>; null when it is none.</summary>
    public int? Int(int index) => JavaNumber.ToInt(Arguments[index]);
}
