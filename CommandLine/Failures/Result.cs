using System.Diagnostics.CodeAnalysis;

namespace UserMacro.CommandLine.Failures;

/// <summary>A value, or the expected failure in its place.</summary>
internal readonly struct Result<T>
{
    readonly T? _value;
    readonly Failure? _failure;

    Result(T? value, Failure? failure) => (_value, _failure) = (value, failure);

    /// <summary>Gives the value or, when false, the failure.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = _failure;
        return failure is null;
    }

    public static implicit operator Result<T>(T value) => new(value, failure: null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
