using Orleans.Configuration;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

public sealed class ConnectionStringTests
{
    readonly DynamoDBReminderStorageOptions _options = new();

    [Fact]
    public void Parse_AllSettings_EachFromItsOwnName()
    {
        _options.ParseConnectionString(
            "Service=eu-central-1;AccessKey=AKIA;SecretKey=ab/cd+ef==;Token=\"t;t\";ProfileName=ops;TableName=other;ReadCapacityUnits=7;writecapacityunits=8;"
            + "UseProvisionedThroughput=true;CreateIfNotExists=true;UpdateIfExists=true;ServiceKey=shared");

        _options.Service.ShouldBe("eu-central-1");
        _options.AccessKey.ShouldBe("AKIA");
        _options.SecretKey.ShouldBe("ab/cd+ef==");
        _options.Token.ShouldBe("t;t");
        _options.ProfileName.ShouldBe("ops");
        _options.TableName.ShouldBe("other");
        _options.ReadCapacityUnits.ShouldBe(7);
        _options.WriteCapacityUnits.ShouldBe(8);
        _options.UseProvisionedThroughput.ShouldBeTrue();
        _options.CreateIfNotExists.ShouldBeTrue();
        _options.UpdateIfExists.ShouldBeTrue();
        _options.ServiceKey.ShouldBe("shared");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Service=http://127.0.0.1:8000;")]
    public void Parse_FewSettings_OthersStay(string text)
    {
        _options.SecretKey = "kept";

        _options.ParseConnectionString(text);

        _options.TableName.ShouldBe("OrleansReminders");
        _options.SecretKey.ShouldBe("kept");
    }

    [Theory]
    [InlineData("Service=eu-central-1;Sercet=hidden")]
    [InlineData("Service")]
    [InlineData("SecretKey=hidden;=;")]
    [InlineData("ReadCapacityUnits=hidden")]
    [InlineData("CreateIfNotExists=hidden")]
    public void Parse_UnknownOrMalformed_RefusedWithoutItsValues(string text)
    {
        var fault = Should.Throw<OrleansConfigurationException>(() => _options.ParseConnectionString(text));

        fault.Message.ShouldContain(nameof(DynamoDBReminderStorageOptions));
        fault.ToString().ShouldNotContain("hidden");
    }
}
