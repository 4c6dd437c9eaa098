namespace UserMacro.Silo.Storage.Keys;

/// <summary>Finds a key file that is damaged or open to others before the silo starts.</summary>
internal sealed class KeyFileValidator(string path) : IConfigurationValidator
{
    public void ValidateConfiguration() => KeyFile.Read(path);
}
