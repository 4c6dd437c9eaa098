using System.Runtime.CompilerServices;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>One entry of a map. Two are the same when their keys and values are.</summary>
/// <remarks>An entry may hold entries, and those others, without end: those inside are the same only if they are one, so that neither
/// comparing nor hashing recurses.</remarks>
internal sealed class JavaEntry(object key, object? value) : IEquatable<JavaEntry>
{
    public object Key => key;

    public object? Value => value;

    public bool Equals(JavaEntry? other) => other is not null && (ReferenceEquals(this, other) || (AreSame(key, other.Key) && AreSame(value, other.Value)));

    public override bool Equals(object? obj) => Equals(obj as JavaEntry);

    public override int GetHashCode() => HashCode.Combine(Hash(key), Hash(value));

    static bool AreSame(object? one, object? other) =>
        one is JavaEntry || other is JavaEntry ? ReferenceEquals(one, other) : Equals(JavaMap.Plain(one), JavaMap.Plain(other));

    static int Hash(object? part) => part switch
    {
        null => 0,
        JavaEntry => RuntimeHelpers.GetHashCode(part),
        _ => JavaNumber.HashOf(part) ?? JavaMap.Plain(part)!.GetHashCode(),
    };
}
