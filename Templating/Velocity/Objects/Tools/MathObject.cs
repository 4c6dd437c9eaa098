using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Tools;

/// <summary><c>$math</c>: functions of Java's <c>Math</c>.</summary>
internal static class MathObject
{
    public static readonly HostType Type = new("math", new()
    {
        { "abs", 1,
            call => call.Arguments[0] switch { int number =>
                number == int.MinValue ? number : Math.Abs(number), double number => Math.Abs(number), _ => null } },
        { "max", 2, call => Pick(call, larger: true) },
        { "min", 2, call => Pick(call, larger: false) },
        { "floor", 1, call => JavaNumber.Is(call.Arguments[0]) ? Math.Floor(JavaNumber.ToDouble(call.Arguments[0]!)) : null },
        { "ceil", 1, call => JavaNumber.Is(call.Arguments[0]) ? Math.Ceiling(JavaNumber.ToDouble(call.Arguments[0]!)) : null },
        { "round", 1, call => JavaNumber.Is(call.Arguments[0]) ? (object)Rounded(JavaNumber.ToDouble(call.Arguments[0]!)) : null },
        { "sqrt", 1, call => JavaNumber.Is(call.Arguments[0]) ? Math.Sqrt(JavaNumber.ToDouble(call.Arguments[0]!)) : null },
        { "pow", 2, call => JavaNumber.Is(call.Arguments[0])
            && JavaNumber.Is(call.Arguments[1])
            ? Math.Pow(JavaNumber.ToDouble(call.Arguments[0]!), JavaNumber.ToDouble(call.Arguments[1]!)) : null },
    });

    public static readonly HostObject Current = new(Type);

    static object? Pick(Invocation call, bool larger)
    {
        if (call.Arguments is not [{ } left, { } right] || !JavaNumber.Is(left) || !JavaNumber.Is(right))
        {
            return null;
        }

        return Comparisons.Compare(left, right) >= 0 == larger ? left : right;
    }

    static long Rounded(double value) => (long)Math.Floor(value + 0.5);
}
