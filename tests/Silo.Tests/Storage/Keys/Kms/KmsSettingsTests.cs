using Microsoft.Extensions.Configuration;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Storage.Keys.Kms;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

public sealed class KmsSettingsTests
{
    const string Frankfurt = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d";

    [Fact]
    public void Read_NoKey_IsNone() => Read("", "").ShouldBeNull();

    [Theory]
    [InlineData(Frankfurt)]
    [InlineData("alias/usermacro")]
    [InlineData("0a1b2c3d-0000-0000-0000-000000000000")]
    public void Read_KeyOfTheRegion_IsTaken(string key) => Read(key, "").ShouldNotBeNull().Region.ShouldBe("eu-central-1");

    [Theory]
    [InlineData("arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d", "", "KeyId", "us-east-1")]
    [InlineData("a key", "", "KeyId", "not the ARN")]
    [InlineData("", "https://kms.example", "KeyId", "must name the key")]
    [InlineData("alias/usermacro", "kms.example", "ServiceUrl", "not an http or https address")]
    [InlineData("alias/usermacro", "http://kms.example", "ServiceUrl", "plain http")]
    public void Read_WrongSetting_NamesItsKey(string key, string url, string setting, string problem)
    {
        var message = Should.Throw<ConfigurationFaultException>(() => Read(key, url)).Message;

        message.ShouldStartWith($"Storage:Kms:{setting}");
        message.ShouldContain(problem);
    }

    [Fact]
    public void Read_PlainHttpOfThisMachine_IsTaken() => Read("alias/usermacro", "http://127.0.0.1:4566").ShouldNotBeNull();

    static KmsSettings? Read(string key, string url) => KmsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Kms:KeyId", key), new("Storage:Kms:ServiceUrl", url)]).Build());
}
