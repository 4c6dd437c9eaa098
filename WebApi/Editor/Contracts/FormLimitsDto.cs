using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Editor.Contracts;

/// <summary>How long the values in a form may be, in characters.</summary>
/// <param name="Value">One value.</param>
/// <param name="Text">One of several lines.</param>
/// <param name="Together">All values that are part of an address, encoded.</param>
internal sealed record FormLimitsDto(int Value, int Text, int Together)
{
    public static readonly FormLimitsDto OfProduct = new(Limits.ParameterValue, Limits.ParameterText, Limits.ParameterValues);
}
