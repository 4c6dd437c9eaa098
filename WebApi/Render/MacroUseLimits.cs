using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render;

/// <summary>How much a use of a macro may bring in an address.</summary>
internal static class MacroUseLimits
{
    /// <summary>What an address has for each parameter beside its name and value: a prefix of two characters, <c>&amp;</c> and <c>=</c>.</summary>
    const int Separators = 4;

    /// <summary>Says that a parameter's value is longer than an address may bring; null when none is.</summary>
    public static string? OversizedParameter(this MacroUse use)
    {
        // A generic module brings texts of several lines in the address as well, so that only the length of all together counts.
        var longest = use.IsGeneric ? Limits.ParameterValues : Limits.ParameterValue;
        return use.Parameters.FirstOrDefault(parameter => parameter.Value.Length > longest) is { Identifier: { } identifier, Value: var value }
            ? ViewerMessages.Oversized(identifier, value.Length, longest)
            : null;
    }

    /// <summary>Says that all parameters together, encoded as in an address, are longer than it may be; null when they are not.</summary>
    public static string? OversizedTogether(this MacroUse use)
    {
        var length = use.Parameters.Sum(parameter => parameter.Identifier.Length + Uri.EscapeDataString(parameter.Value).Length + Separators);
        return length > Limits.ParameterValues ? ViewerMessages.OversizedTogether(length) : null;
    }
}
