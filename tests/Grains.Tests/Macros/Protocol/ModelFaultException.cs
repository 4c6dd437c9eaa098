namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>A storage call of the model failed.</summary>
internal sealed class ModelFaultException() : Exception("The storage call failed.");
