using System.Security.Cryptography;

namespace UserMacro.Marks;

/// <summary>A text that is nowhere else in the world, so that wherever it is found, what it marks has come there.</summary>
/// <param name="Subject">What it marks.</param>
/// <param name="Text">The text.</param>
public sealed record Mark(string Subject, string Text)
{
    const int Digits = 16;

    /// <summary>A mark of lower-case letters and digits, which each place of a request can hold as it is.</summary>
    public static Mark Create(string subject) => new(subject, $"m{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}k");

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
