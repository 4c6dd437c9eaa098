namespace UserMacro.Simulator.Rest;

internal sealed record ConversionRequest(string Value, string Representation);
