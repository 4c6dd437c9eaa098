namespace UserMacro.Simulator.Seed;

/// <summary>The app did not take what the seed gave it; the message says what and why. Tried again later.</summary>
internal sealed class SeedFaultException(string message) : Exception(message);
