using Microsoft.Extensions.Configuration;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Storage;

namespace UserMacro.Silo.Tests.Storage;

public sealed class StorageSettingsTests
{
    [Fact]
    public void Read_Nothing_SqliteInDataWithItsFilesSideBySide()
    {
        var settings = Read();

        settings.Provider.ShouldBe(StorageProvider.Sqlite);
        settings.RecordsPath.ShouldBe(Path.GetFullPath("data/usermacro.db"));
        settings.TenantKeysPath.ShouldBe(Path.GetFullPath("data/usermacro.keys.db"));
        settings.KeyFilePath.ShouldBe(Path.GetFullPath("data/usermacro.key"));
    }

    [Fact]
    public void Read_KeyFileElsewhere_IsTaken() => Read(("Storage:KeyFile", "/run/secrets/key")).KeyFilePath.ShouldBe("/run/secrets/key");

    [Theory]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:Provider", "1")]
    [InlineData("Storage:Sqlite:Path", "data/")]
    [InlineData("Storage:Sqlite:Path", "/")]
    [InlineData("Storage:KeyFile", "/tmp/")]
    [InlineData("Storage:KeyFile", "data/usermacro.db")]
    [InlineData("Storage:KeyFile", "data/usermacro.keys.db")]
    public void Read_WrongValue_OneLineThatNamesTheKey(string key, string value)
    {
        var fault = Should.Throw<ConfigurationFaultException>(() => Read((key, value)));

        fault.Message.ShouldStartWith($"{key}: ");
        fault.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Read_DynamoDB_TakesTheKeyFile() =>
        Read(("Storage:Provider", "DynamoDB"), ("Storage:KeyFile", "/run/secrets/key")).ShouldBe(new(StorageProvider.DynamoDB, "", "", "/run/secrets/key"));

    [Fact]
    public void Read_DynamoDBWithoutKeyFile_IsRefused() =>
        Should.Throw<ConfigurationFaultException>(() => Read(("Storage:Provider", "DynamoDB"))).Message.ShouldStartWith("Storage:KeyFile: ");

    [Fact]
    public void Read_Region_IsThatOfDynamoDBUnlessItIsNamed()
    {
        Read().Region.Name.ShouldBe("eu-central-1");
        Read(("Storage:Region", "us-east-1")).Region.Name.ShouldBe("us-east-1");
        Read([.. DynamoDB, ("DynamoDB:Region", "us-east-1")]).Region.Name.ShouldBe("us-east-1");
        Read([.. DynamoDB, ("DynamoDB:ServiceUrl", "http://127.0.0.1:8000"), ("Storage:Region", "us-east-1")]).Region.Name.ShouldBe("us-east-1");
    }

    [Fact]
    public void Read_RegionThatIsNotThatOfTheTables_IsRefused()
    {
        Should.Throw<ConfigurationFaultException>(() => Read([.. DynamoDB, ("Storage:Region", "us-east-1")])).Message.ShouldStartWith("Storage:Region: ");
        Should.Throw<ConfigurationFaultException>(() => Read(("Storage:Region", "Frankfurt!"))).Message.ShouldStartWith("Storage:Region: ");
    }

    static readonly (string Key, string Value)[] DynamoDB = [("Storage:Provider", "DynamoDB"), ("Storage:KeyFile", "/run/secrets/key")];

    static StorageSettings Read(params (string Key, string Value)[] settings) =>
        StorageSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(
                settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)).Build());
}
