"""Tests of LeNet-5, layer by layer.

Each layer runs on small tensors whose results are known, forward in float32 and float16; the
gradients of the layers with weights, and of ReLU, are held against numerical ones in float32.

Architecture:
1. Conv1, ReLU, MaxPool1
2. Conv2, ReLU, MaxPool2
3. Flatten
4. FC1, ReLU, FC2, ReLU, FC3
"""

from math import isinf, isnan
from testing import (
    assert_almost_equal,
    assert_equal,
    assert_true,
)

comptime STEP = Float32(1) / 64
comptime TOLERANCE = Float64(0.02)
comptime POOL = 2
comptime CLASSES = 10

# The sequence's outcome, worked out apart from this file in whole numbers.
comptime BEST_CLASS = 6
comptime BEST_SCORE = Float32(309_040_680)


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


fn zeros[dtype: DType](channels: Int, height: Int, width: Int) -> Tensor[dtype]:
    var data = List[Scalar[dtype]]()
    for _ in range(channels * height * width):
        data.append(0)
    return Tensor[dtype](channels, height, width, data^)


fn ramp[dtype: DType](channels: Int, height: Int, width: Int) -> Tensor[dtype]:
    """Counts from -5 to 5 over and over: small numbers of both signs, exact in float16."""
    var tensor = zeros[dtype](channels, height, width)
    for i in range(tensor.size()):
        tensor.data[i] = Scalar[dtype](i % 11 - 5)
    return tensor^


fn total[dtype: DType](tensor: Tensor[dtype]) -> Scalar[dtype]:
    var sum = Scalar[dtype](0)
    for i in range(tensor.size()):
        sum += tensor.data[i]
    return sum


fn assert_finite[dtype: DType](tensor: Tensor[dtype]) raises:
    for i in range(tensor.size()):
        assert_true(not isnan(tensor.data[i]), "not a number")
        assert_true(not isinf(tensor.data[i]), "infinite")


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
    """An image with one lit pixel shows each filter's kernel around it, turned by 180 degrees."""
    var kernel = ramp[dtype](channels * filters, 5, 5)
    for channel in range(channels):
        var image = zeros[dtype](channels, side, side)
        image.data[(channel * side + 4) * side + 5] = 1
        var output = conv2d[dtype](image, kernel, filters)
        assert_equal(output.channels, filters)
        assert_equal(output.height, side - 4)
        for filter in range(filters):
            for i in range(5):
                for j in range(5):
                    assert_equal(
                        output.at(filter, 4 - i, 5 - j),
                        kernel.at(filter * channels + channel, i, j),
                    )


fn check_conv_gradient(channels: Int, filters: Int) raises:
    """The derivative of the output's sum by a weight is the sum of the pixels that it meets."""
    var image = ramp[DType.float32](channels, 8, 8)
    var kernel = ramp[DType.float32](channels * filters, 5, 5)
    var before = total[DType.float32](
        conv2d[DType.float32](image, kernel, filters)
    )
    for i in range(5):
        for j in range(5):
            var weight = kernel.size() - 25 + i * 5 + j
            kernel.data[weight] += STEP
            var after = total[DType.float32](
                conv2d[DType.float32](image, kernel, filters)
            )
            kernel.data[weight] -= STEP
            var gradient = Float32(0)
            for row in range(4):
                for column in range(4):
                    gradient += image.at(channels - 1, row + i, column + j)
            assert_almost_equal(
                (after - before) / STEP, gradient, atol=TOLERANCE
            )


fn check_relu[dtype: DType]() raises:
    """Of the numbers from -5 to 5, 1 to 5 stay; the others become 0."""
    var output = relu[dtype](ramp[dtype](1, 1, 11))
    assert_equal(output.size(), 11)
    for i in range(11):
        assert_equal(output.data[i], Scalar[dtype](max(i - 5, 0)))


fn check_pool[dtype: DType](channels: Int, side: Int) raises:
    """Each output is the largest of its own four pixels."""
    var image = ramp[dtype](channels, side, side)
    var output = maxpool2d[dtype](image)
    assert_equal(output.channels, channels)
    assert_equal(output.height, side // POOL)
    for channel in range(channels):
        for row in range(0, side, POOL):
            for column in range(0, side, POOL):
                var upper = max(
                    image.at(channel, row, column),
                    image.at(channel, row, column + 1),
                )
                var lower = max(
                    image.at(channel, row + 1, column),
                    image.at(channel, row + 1, column + 1),
                )
                assert_equal(
                    output.at(channel, row // POOL, column // POOL),
                    max(upper, lower),
                )


fn check_fc[dtype: DType](inputs: Int, outputs: Int) raises:
    """Weights with two ones in each row add its own input and the last."""
    var input = ramp[dtype](1, 1, inputs)
    var weights = zeros[dtype](1, outputs, inputs)
    for row in range(outputs):
        weights.data[row * inputs + row] = 1
        weights.data[row * inputs + inputs - 1] = 1
    var output = linear[dtype](input, weights)
    assert_equal(output.size(), outputs)
    for i in range(outputs):
        assert_equal(output.data[i], input.data[i] + input.data[inputs - 1])


fn check_fc_gradient(inputs: Int, outputs: Int) raises:
    """The derivative of the last output by its weight is the weight's input."""
    var input = ramp[DType.float32](1, 1, inputs)
    var weights = ramp[DType.float32](1, outputs, inputs)
    var last = outputs - 1
    var before = linear[DType.float32](input, weights)
    for column in range(inputs):
        weights.data[last * inputs + column] += STEP
        var after = linear[DType.float32](input, weights)
        weights.data[last * inputs + column] -= STEP
        assert_almost_equal(
            (after.data[last] - before.data[last]) / STEP,
            input.data[column],
            atol=TOLERANCE,
        )


fn check_flatten[dtype: DType]() raises:
    """Channel after channel and row after row, every number is there."""
    var image = ramp[dtype](16, 5, 5)
    var vector = flatten[dtype](image)
    assert_equal(vector.channels, 1)
    assert_equal(vector.height, 1)
    assert_equal(vector.width, 400)
    for i in range(400):
        assert_equal(vector.data[i], image.at(i // 25, i // 5 % 5, i % 5))


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
    """ReLU in float32."""
    check_relu[DType.float32]()


fn test_relu_forward_float16() raises:
    """ReLU in float16."""
    check_relu[DType.float16]()


fn test_relu_backward_float32() raises:
    """The slope of ReLU is 1 right of zero and 0 left of it."""
    var input = ramp[DType.float32](1, 1, 11)
    var before = relu[DType.float32](input)
    for i in range(11):
        input.data[i] += STEP
    var after = relu[DType.float32](input)
    for i in range(11):
        var slope = (after.data[i] - before.data[i]) / STEP
        assert_almost_equal(slope, Float32(Int(i >= 5)), atol=TOLERANCE)


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
    check_fc_gradient(400, 120)


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
    check_fc_gradient(120, 84)


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
    check_fc_gradient(84, CLASSES)


# ============================================================================
# Flatten
# ============================================================================


fn test_flatten_operation_float32() raises:
    """Flatten keeps every number and their order, in float32."""
    check_flatten[DType.float32]()


fn test_flatten_operation_float16() raises:
    """Flatten keeps every number and their order, in float16."""
    check_flatten[DType.float16]()


# ============================================================================
# All layers
# ============================================================================


fn test_all_layers_sequence_float32() raises:
    """An image goes through all the layers and comes out as ten numbers."""
    var image = ramp[DType.float32](1, 32, 32)
    var conv1 = conv2d[DType.float32](image, ramp[DType.float32](6, 5, 5), 6)
    var pool1 = maxpool2d[DType.float32](relu[DType.float32](conv1))
    assert_equal(pool1.size(), 6 * 14 * 14)
    var conv2 = conv2d[DType.float32](pool1, ramp[DType.float32](96, 5, 5), 16)
    var pool2 = maxpool2d[DType.float32](relu[DType.float32](conv2))
    assert_equal(pool2.size(), 16 * 5 * 5)
    var vector = flatten[DType.float32](pool2)
    var fc1 = linear[DType.float32](vector, ramp[DType.float32](1, 120, 400))
    var fc2 = linear[DType.float32](
        relu[DType.float32](fc1), ramp[DType.float32](1, 84, 120)
    )
    var scores = linear[DType.float32](
        relu[DType.float32](fc2), ramp[DType.float32](1, CLASSES, 84)
    )
    assert_equal(scores.size(), CLASSES)
    assert_finite[DType.float32](scores)
    for i in range(CLASSES):
        assert_true(scores.data[i] <= scores.data[BEST_CLASS], "another wins")
    assert_almost_equal(scores.data[BEST_CLASS], BEST_SCORE, rtol=1e-5)


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
