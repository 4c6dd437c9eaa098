using System.Diagnostics.CodeAnalysis;

namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A value, or the expected failure in its place.</summary>
[GenerateSerializer, Immutable, Alias("result`1")]
public sealed record Result<T>
{
    /// <summary>The value; set exactly when <see cref="Error"/> is null.</summary>
    [Id(0)] public T? Value { get; private init; }

    /// <summary>The failure; null on success.</summary>
    [Id(1)] public GrainError? Error { get; private init; }

    /// <summary>Whether a previous call with the same idempotency key did what this one asked for, so that nothing was done now.</summary>
    [Id(2)] public bool IsRepeat { get; init; }

    /// <summary>Gives the value or, when false, the failure.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out GrainError? error)
    {
        value = Value;
        error = Error;
        return error is null;
    }

    /// <summary>A success.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Results are made by returning the value or the error.")]
    public static implicit operator Result<T>(T value) => new() { Value = value };

    /// <summary>A failure.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Results are made by returning the value or the error.")]
    public static implicit operator Result<T>(GrainError error) => new() { Error = error };
}
