namespace UserMacro.Silo.Storage.Keys;

/// <summary>How long silos use what they know of data keys.</summary>
/// <param name="Lifetime">How long a silo uses the keys of an owner before it asks the store again whether the owner is sealed or has a new key.</param>
/// <param name="Rest">How long after a rotation it is certain that nothing is written under a previous key any more: the lifetime, and what a write that is
/// under way may take.</param>
internal sealed record KeyTimes(TimeSpan Lifetime, TimeSpan Rest)
{
    public static KeyTimes Default { get; } = new(DataKeys.Lifetime, TimeSpan.FromMinutes(3));
}
