using Microsoft.Extensions.Options;
using Orleans.DynamoDB;
using Orleans.Sqlite.Files;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class HostRunnerTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new ConfigurationFaultException("Storage:Provider", "is wrong."), "Storage:Provider: is wrong." },
        { new SqliteStorageException("no such disk"), "Storage:Sqlite:Path: no such disk" },
        { new KeyEncryptionException("damaged"), "Storage:KeyFile: damaged" },
        { new OptionsValidationException("", typeof(object), ["A is wrong.", "B too."]), "A is wrong. B too." },
        { new OrleansConfigurationException("no port"), "no port" },
        { new DynamoDBProviderException("The table is missing."), "The table is missing." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Describe_FaultOfASetting_NamesIt(Exception fault, string line) => HostRunner.Describe(fault).ShouldBe(line);

    [Fact]
    public void Describe_AnythingElse_IsNotSwallowed() => HostRunner.Describe(new InvalidOperationException("bug")).ShouldBeNull();

    [Fact]
    public async Task RunAsync_WrongSetting_EndsWithItsExitCode() =>
        (await HostRunner.RunAsync(() => throw new ConfigurationFaultException("Storage:Provider", "is wrong."))).ShouldBe(HostRunner.ConfigurationFault);
}
