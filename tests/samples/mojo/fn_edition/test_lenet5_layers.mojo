"""Tests of LeNet-5, layer by layer.

Each layer runs on small tensors whose results are known, forward in float32 and float16; the
gradients of the layers with weights, and of ReLU, are held against numerical ones in float32.

Architecture:
1. Conv1, ReLU, MaxPool1
2. Conv2, ReLU, MaxPool2
3. Flatten
4. FC1, ReLU, FC2, ReLU, FC3
"""

from math import isnan
from testing import (
    assert_almost_equal,
    assert_equal,
    assert_true,
)

comptime STEP = Float32(0.01)
comptime TOLERANCE = Float64(0.02)
comptime POOL = 2
comptime CLASSES = 10


# ============================================================================
# A tensor that is just big enough for these tests
# ============================================================================


@fieldwise_init
struct Tensor[dtype: DType](Copyable, Movable):
    """Channels of square images, or a vector as one channel that is one pixel high."""

    var channels: Int
    var height: Int
    var width: Int
    var data: List[Scalar[Self.dtype]]

    fn size(self) -> Int:
        return len(self.data)

    fn at(self, channel: Int, row: Int, column: Int) -> Scalar[Self.dtype]:
        return self.data[(channel * self.height + row) * self.width + column]


fn ramp[dtype: DType](channels: Int, height: Int, width: Int) -> Tensor[dtype]:
    """Counts -2, -1, 0, 1, 2 over and over: small numbers of both signs, exact in float16."""
    var data = List[Scalar[dtype]]()
    for i in range(channels * height * width):
        data.append(Scalar[dtype](i % 5 - 2))
    return Tensor[dtype](channels, height, width, data^)


fn total[dtype: DType](tensor: Tensor[dtype]) -> Scalar[dtype]:
    var sum = Scalar[dtype](0)
    for i in range(tensor.size()):
        sum += tensor.data[i]
    return sum


fn assert_finite[dtype: DType](tensor: Tensor[dtype]) raises:
    for i in range(tensor.size()):
        assert_true(not isnan(tensor.data[i]), "not a number")


# ============================================================================
# Layers
# ============================================================================


fn conv2d[
    dtype: DType
](image: Tensor[dtype], kernel: Tensor[dtype], filters: Int) -> Tensor[dtype]:
    """A convolution without padding; the kernel's channels are the filters' channels in a row."""
    var side = image.height - kernel.height + 1
    var data = List[Scalar[dtype]]()
    for filter in range(filters):
        for row in range(side):
            for column in range(side):
                var sum = Scalar[dtype](0)
                for channel in range(image.channels):
                    for i in range(kernel.height):
                        for j in range(kernel.width):
                            sum += image.at(
                                channel, row + i, column + j
                            ) * kernel.at(filter * image.channels + channel, i, j)
                data.append(sum)
    return Tensor[dtype](filters, side, side, data^)


fn relu[dtype: DType](input: Tensor[dtype]) -> Tensor[dtype]:
    var data = List[Scalar[dtype]]()
    for i in range(input.size()):
        data.append(max(input.data[i], Scalar[dtype](0)))
    return Tensor[dtype](input.channels, input.height, input.width, data^)


fn maxpool2d[dtype: DType](image: Tensor[dtype]) -> Tensor[dtype]:
    """The largest of each square of POOL by POOL pixels."""
    var data = List[Scalar[dtype]]()
    for channel in range(image.channels):
        for row in range(image.height // POOL):
            for column in range(image.width // POOL):
                var largest = image.at(channel, row * POOL, column * POOL)
                for i in range(POOL):
                    for j in range(POOL):
                        var pixel = image.at(
                            channel, row * POOL + i, column * POOL + j
                        )
                        largest = max(largest, pixel)
                data.append(largest)
    return Tensor[dtype](
        image.channels, image.height // POOL, image.width // POOL, data^
    )


fn flatten[dtype: DType](image: Tensor[dtype]) -> Tensor[dtype]:
    return Tensor[dtype](1, 1, image.size(), image.data.copy())


fn linear[
    dtype: DType
](input: Tensor[dtype], weights: Tensor[dtype]) -> Tensor[dtype]:
    """Each row of the weights times the input."""
    var data = List[Scalar[dtype]]()
    for row in range(weights.height):
        var sum = Scalar[dtype](0)
        for column in range(weights.width):
            sum += weights.at(0, row, column) * input.data[column]
        data.append(sum)
    return Tensor[dtype](1, 1, weights.height, data^)


# ============================================================================
# Checks that several tests share
# ============================================================================


fn check_conv[dtype: DType](channels: Int, filters: Int, side: Int) raises:
    """An image of ones gives each filter's sum in every pixel."""
    var image = Tensor[dtype](channels, side, side, List[Scalar[dtype]]())
    for _ in range(channels * side * side):
        image.data.append(1)
    var kernel = ramp[dtype](channels * filters, 5, 5)
    var output = conv2d[dtype](image, kernel, filters)
    assert_equal(output.channels, filters)
    assert_equal(output.height, side - 4)
    for filter in range(filters):
        assert_equal(output.at(filter, 0, 0), 0)
    kernel.data[0] += 3
    assert_equal(conv2d[dtype](image, kernel, filters).at(0, 1, 1), 3)


fn check_conv_gradient(channels: Int, filters: Int) raises:
    """The derivative of the output's sum by a weight is the sum of the pixels that it meets."""
    var image = ramp[DType.float32](channels, 7, 7)
    var kernel = ramp[DType.float32](channels * filters, 5, 5)
    var before = total[DType.float32](
        conv2d[DType.float32](image, kernel, filters)
    )
    kernel.data[6] += STEP
    var after = total[DType.float32](
        conv2d[DType.float32](image, kernel, filters)
    )
    var gradient = Float32(0)
    for row in range(3):
        for column in range(3):
            gradient += image.at(0, row + 1, column + 1)
    assert_almost_equal((after - before) / STEP, gradient, atol=TOLERANCE)


fn check_pool[dtype: DType](channels: Int, side: Int) raises:
    var output = maxpool2d[dtype](ramp[dtype](channels, side, side))
    assert_equal(output.channels, channels)
    assert_equal(output.height, side // POOL)
    for i in range(output.size()):
        assert_true(output.data[i] >= 0, "a square of four has no positive number")


fn check_fc[dtype: DType](inputs: Int, outputs: Int) raises:
    """Weights with a single one in each row pick that input."""
    var input = ramp[dtype](1, 1, inputs)
    var weights = Tensor[dtype](1, outputs, inputs, List[Scalar[dtype]]())
    for i in range(inputs * outputs):
        weights.data.append(Scalar[dtype](Int(i % inputs == i // inputs)))
    var output = linear[dtype](input, weights)
    assert_equal(output.size(), outputs)
    for i in range(outputs):
        assert_equal(output.data[i], input.data[i])


fn check_fc_gradient(inputs: Int, outputs: Int) raises:
    """The derivative of an output by its weight is the weight's input."""
    var input = ramp[DType.float32](1, 1, inputs)
    var weights = ramp[DType.float32](1, outputs, inputs)
    var before = linear[DType.float32](input, weights)
    for column in range(inputs):
        weights.data[column] += STEP
        var after = linear[DType.float32](input, weights)
        weights.data[column] -= STEP
        assert_almost_equal(
            (after.data[0] - before.data[0]) / STEP,
            input.data[column],
            atol=TOLERANCE,
        )


# ============================================================================
# Conv1
# ============================================================================


fn test_conv1_forward_float32() raises:
    """Conv1 (1 to 6 channels, 5x5) in float32."""
    check_conv[DType.float32](1, 6, 28)


fn test_conv1_forward_float16() raises:
    """Conv1 in float16."""
    check_conv[DType.float16](1, 6, 12)


fn test_conv1_backward_float32() raises:
    """The gradient of Conv1's weights."""
    check_conv_gradient(1, 6)


# ============================================================================
# Conv2
# ============================================================================


fn test_conv2_forward_float32() raises:
    """Conv2 (6 to 16 channels, 5x5) in float32."""
    check_conv[DType.float32](6, 16, 12)


fn test_conv2_forward_float16() raises:
    """Conv2 in float16."""
    check_conv[DType.float16](6, 16, 12)


fn test_conv2_backward_float32() raises:
    """The gradient of Conv2's weights."""
    check_conv_gradient(6, 16)


# ============================================================================
# ReLU
# ============================================================================


fn test_relu_forward_float32() raises:
    """ReLU keeps positive numbers and nothing else."""
    var output = relu[DType.float32](ramp[DType.float32](1, 1, 5))
    assert_equal(total[DType.float32](output), 3)
    assert_equal(output.data[0], 0)


fn test_relu_forward_float16() raises:
    """ReLU in float16."""
    var output = relu[DType.float16](ramp[DType.float16](6, 4, 4))
    assert_finite[DType.float16](output)
    assert_equal(output.size(), 96)
    assert_equal(output.data[4], 2)


fn test_relu_backward_float32() raises:
    """The slope of ReLU is 1 right of zero and 0 left of it."""
    var input = ramp[DType.float32](1, 1, 5)
    var before = relu[DType.float32](input)
    for i in range(5):
        input.data[i] += STEP
    var after = relu[DType.float32](input)
    for i in range(5):
        var slope = (after.data[i] - before.data[i]) / STEP
        assert_almost_equal(slope, Float32(Int(i >= 2)), atol=TOLERANCE)


# ============================================================================
# MaxPool1
# ============================================================================


fn test_maxpool1_forward_float32() raises:
    """MaxPool1 (2x2) in float32."""
    check_pool[DType.float32](6, 24)


fn test_maxpool1_forward_float16() raises:
    """MaxPool1 (2x2) in float16."""
    check_pool[DType.float16](6, 24)


# ============================================================================
# MaxPool2
# ============================================================================


fn test_maxpool2_forward_float32() raises:
    """MaxPool2 (2x2) in float32."""
    check_pool[DType.float32](16, 8)


fn test_maxpool2_forward_float16() raises:
    """MaxPool2 (2x2) in float16."""
    check_pool[DType.float16](16, 8)


# ============================================================================
# FC1
# ============================================================================


fn test_fc1_forward_float32() raises:
    """FC1 (400 to 120) in float32."""
    check_fc[DType.float32](400, 120)


fn test_fc1_forward_float16() raises:
    """FC1 (400 to 120) in float16."""
    check_fc[DType.float16](400, 120)


fn test_fc1_backward_float32() raises:
    """The gradient of FC1's weights."""
    check_fc_gradient(100, 120)


# ============================================================================
# FC2
# ============================================================================


fn test_fc2_forward_float32() raises:
    """FC2 (120 to 84) in float32."""
    check_fc[DType.float32](120, 84)


fn test_fc2_forward_float16() raises:
    """FC2 (120 to 84) in float16."""
    check_fc[DType.float16](120, 84)


fn test_fc2_backward_float32() raises:
    """The gradient of FC2's weights."""
    check_fc_gradient(30, 84)


# ============================================================================
# FC3
# ============================================================================


fn test_fc3_forward_float32() raises:
    """FC3 (84 to 10) in float32."""
    check_fc[DType.float32](84, CLASSES)


fn test_fc3_forward_float16() raises:
    """FC3 (84 to 10) in float16."""
    check_fc[DType.float16](84, CLASSES)


fn test_fc3_backward_float32() raises:
    """The gradient of FC3's weights."""
    check_fc_gradient(21, CLASSES)


# ============================================================================
# Flatten
# ============================================================================


fn test_flatten_operation_float32() raises:
    """Flatten keeps every number and their order, in float32."""
    var image = ramp[DType.float32](16, 5, 5)
    var vector = flatten[DType.float32](image)
    assert_equal(vector.width, 400)
    assert_equal(vector.data[27], image.at(1, 0, 2))


fn test_flatten_operation_float16() raises:
    """Flatten keeps every number and their order, in float16."""
    var image = ramp[DType.float16](16, 5, 5)
    var vector = flatten[DType.float16](image)
    assert_equal(vector.width, 400)
    assert_equal(vector.data[27], image.at(1, 0, 2))


# ============================================================================
# All layers
# ============================================================================


fn test_all_layers_sequence_float32() raises:
    """An image goes through all the layers and comes out as ten numbers."""
    var image = ramp[DType.float32](1, 28, 28)
    var conv1 = conv2d[DType.float32](image, ramp[DType.float32](6, 5, 5), 6)
    var pool1 = maxpool2d[DType.float32](relu[DType.float32](conv1))
    var conv2 = conv2d[DType.float32](pool1, ramp[DType.float32](96, 5, 5), 16)
    var pool2 = maxpool2d[DType.float32](relu[DType.float32](conv2))
    var vector = flatten[DType.float32](pool2)
    assert_equal(vector.size(), 256)
    var fc = linear[DType.float32](vector, ramp[DType.float32](1, 84, 256))
    var scores = linear[DType.float32](fc, ramp[DType.float32](1, CLASSES, 84))
    assert_equal(scores.size(), CLASSES)
    assert_finite[DType.float32](scores)


fn main() raises:
    print("Starting the tests of LeNet-5...")

    # Conv1
    print("  test_conv1_forward_float32...", end="")
    test_conv1_forward_float32()
    print(" OK")

    print("  test_conv1_forward_float16...", end="")
    test_conv1_forward_float16()
    print(" OK")

    print("  test_conv1_backward_float32...", end="")
    test_conv1_backward_float32()
    print(" OK")

    # Conv2
    print("  test_conv2_forward_float32...", end="")
    test_conv2_forward_float32()
    print(" OK")

    print("  test_conv2_forward_float16...", end="")
    test_conv2_forward_float16()
    print(" OK")

    print("  test_conv2_backward_float32...", end="")
    test_conv2_backward_float32()
    print(" OK")

    # ReLU
    print("  test_relu_forward_float32...", end="")
    test_relu_forward_float32()
    print(" OK")

    print("  test_relu_forward_float16...", end="")
    test_relu_forward_float16()
    print(" OK")

    print("  test_relu_backward_float32...", end="")
    test_relu_backward_float32()
    print(" OK")

    # MaxPool1
    print("  test_maxpool1_forward_float32...", end="")
    test_maxpool1_forward_float32()
    print(" OK")

    print("  test_maxpool1_forward_float16...", end="")
    test_maxpool1_forward_float16()
    print(" OK")

    # MaxPool2
    print("  test_maxpool2_forward_float32...", end="")
    test_maxpool2_forward_float32()
    print(" OK")

    print("  test_maxpool2_forward_float16...", end="")
    test_maxpool2_forward_float16()
    print(" OK")

    # FC1
    print("  test_fc1_forward_float32...", end="")
    test_fc1_forward_float32()
    print(" OK")

    print("  test_fc1_forward_float16...", end="")
    test_fc1_forward_float16()
    print(" OK")

    print("  test_fc1_backward_float32...", end="")
    test_fc1_backward_float32()
    print(" OK")

    # FC2
    print("  test_fc2_forward_float32...", end="")
    test_fc2_forward_float32()
    print(" OK")

    print("  test_fc2_forward_float16...", end="")
    test_fc2_forward_float16()
    print(" OK")

    print("  test_fc2_backward_float32...", end="")
    test_fc2_backward_float32()
    print(" OK")

    # FC3
    print("  test_fc3_forward_float32...", end="")
    test_fc3_forward_float32()
    print(" OK")

    print("  test_fc3_forward_float16...", end="")
    test_fc3_forward_float16()
    print(" OK")

    print("  test_fc3_backward_float32...", end="")
    test_fc3_backward_float32()
    print(" OK")

    # Flatten
    print("  test_flatten_operation_float32...", end="")
    test_flatten_operation_float32()
    print(" OK")

    print("  test_flatten_operation_float16...", end="")
    test_flatten_operation_float16()
    print(" OK")

    # All layers
    print("  test_all_layers_sequence_float32...", end="")
    test_all_layers_sequence_float32()
    print(" OK")

    print("\nAll 25 tests of LeNet-5 passed!")
